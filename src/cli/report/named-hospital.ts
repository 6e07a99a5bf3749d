import type { Hospital } from "../../cases/index.js";

/** 机构的称呼: the id of a hospital with its name behind, where the hospitals file gives one. */
export function namedHospital(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id);
  return name === undefined || name === id ? id : `${id} ${name}`;
}

/** 机构名称: hospital names by id, where the file gives them. */
export function hospitalNames(hospitals: readonly Hospital[]): ReadonlyMap<string, string> {
  return new Map(
    hospitals.flatMap(({ hospitalId, name }) => (name === undefined ? [] : [[hospitalId, name]])),
  );
}
