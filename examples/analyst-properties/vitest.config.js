/** Its own, for within the clone the library's would be taken. */
export default { test: { testTimeout: 60_000 } };
