declare module "virtual:code-names" {
  type Entry = readonly [code: string, name: string, initials: string];
  const names: Readonly<Record<"diagnosis" | "procedure", readonly Entry[]>>;
  export default names;
}
