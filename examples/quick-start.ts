import { parseCase } from "chs-drg/cases";
import { loadShippedScheme } from "chs-drg/data";
import { groupCase } from "chs-drg/grouping";

const scheme = await loadShippedScheme("chs-drg@1.1");
const diagnoses = ["K22.301", "K11.901", "E11.900", "I10.x05"];
const stay = parseCase({ caseId: "1", sex: "female", ageYears: 88, diagnoses, procedures: ["96.0800x005"] });
const { status, mdc, adrg, drg } = groupCase(stay, scheme);
console.log(status, mdc, adrg, drg);
