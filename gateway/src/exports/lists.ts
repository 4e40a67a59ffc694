import type { ExportList } from "./export-list.js";
import { accessLog } from "./lists/access-log.js";
import { activities } from "./lists/activities.js";
import { changes } from "./lists/changes.js";
import { commitments } from "./lists/commitments.js";
import { documents } from "./lists/documents.js";
import { evaluationRounds } from "./lists/evaluation-rounds.js";
import { figures } from "./lists/figures.js";
import { findings } from "./lists/findings.js";
import { indicators } from "./lists/indicators.js";
import { members } from "./lists/members.js";
import { organisations } from "./lists/organisations.js";
import { programmes } from "./lists/programmes.js";
import { reports } from "./lists/reports.js";
import { targets } from "./lists/targets.js";
import { tasks } from "./lists/tasks.js";
import { units } from "./lists/units.js";

export const EXPORT_LISTS: readonly ExportList[] = [
  figures,
  activities,
  changes,
  findings,
  units,
  organisations,
  programmes,
  commitments,
  evaluationRounds,
  reports,
  documents,
  targets,
  tasks,
  indicators,
  members,
  accessLog,
];
