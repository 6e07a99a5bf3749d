import { afterEach, describe, expect, it } from "vitest";
import { civilDateOf } from "../../src/cases/fields/civil-date-of.js";

const ZONE = process.env.TZ;

describe.each(["UTC", "Asia/Shanghai", "America/Sao_Paulo"])("dates in cells, read in zone %s", (zone) => {
  afterEach(() => {
    if (ZONE === undefined) delete process.env.TZ;
    else process.env.TZ = ZONE;
  });

  it.each([
    ["2020-01-05", "2020-01-05"],
    ["2020-1-5", "2020-01-05"],
    ["2020/1/5", "2020-01-05"],
    ["2020.01.05", "2020-01-05"],
    ["20200105", "2020-01-05"],
    ["2020年1月5日", "2020-01-05"],
    ["2020年01月05日 13时45分", "2020-01-05"],
    ["2020年1月5日13时45分20秒", "2020-01-05"],
    ["2020/1/5 13:45", "2020-01-05"],
    ["2020-01-05T23:59:59", "2020-01-05"],
    ["2020-01-05 23:59:59.999", "2020-01-05"],
    ["20200105235959", "2020-01-05"],
    ["2020/1/5 1:45 PM", "2020-01-05"],
    ["2020/1/5 12:05:00 am", "2020-01-05"],
    ["2020/1/5 下午 1:45:20", "2020-01-05"],
    ["2020年1月5日上午10时30分", "2020-01-05"],
    // The clocks of São Paulo skipped this midnight.
    ["2018/11/4", "2018-11-04"],
    ["2020/2/29", "2020-02-29"],
  ])("%s is %s", (cell, date) => {
    process.env.TZ = zone;
    expect(civilDateOf(cell)).toBe(date);
  });

  it.each([
    "2021/2/29",
    "2020/13/1",
    "20201301",
    "5/1/2020",
    "20-1-5",
    "2020-1",
    "43835",
    "2020-01-05T23:59:59Z",
    "2020-01-05T23:59:59+08:00",
    "2020-01/05",
    "今天",
    "",
    "2020-01-05 25",
    "2020-01-05 PM",
    "2020-01-05下午",
    "1".repeat(10_000_000),
  ])("%s is no date", (cell) => {
    process.env.TZ = zone;
    expect(civilDateOf(cell)).toBeUndefined();
  });
});
