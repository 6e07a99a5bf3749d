import { Desk } from "../work/desk.js";

/** 后台 of the single case: its answers come at once, whatever a file is doing in a worker of its own. */
export const desk = new Desk();
