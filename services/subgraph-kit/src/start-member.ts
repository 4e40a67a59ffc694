import { writeFileSync } from "node:fs";
import { ConfigError, type MemberConfig, parseMemberConfig } from "./config.js";
import { buildSubgraph } from "./federated-schema.js";
import { createMember, feedsReadBy, type MemberDefinition } from "./member.js";
import { createProgramLog } from "./program-logger.js";
import { takeTodayFrom } from "./today-in-vietnam.js";
import { reportUncaught } from "./uncaught.js";

/**
 * What a member's `main.ts` calls. Runs until SIGTERM, SIGINT or the end of the supervising process.
 * With `--print-schema FILE` it writes the member's SDL there instead, without a database.
 */
export async function startMember(definition: MemberDefinition): Promise<void> {
  const [flag, file] = process.argv.slice(2);
  if (flag === "--print-schema" && file) {
    writeFileSync(file, buildSubgraph(definition).sdl);
    return;
  }
  // Registered first: a supervisor that dies while the member starts must not leave an orphan.
  const stopAsked = untilAskedToStop();
  try {
    const config = parseMemberConfig(process.env, feedsReadBy(definition));
    refuseOtherClock(config);
    takeTodayFrom(config.clockFile);
    const logger = createProgramLog({ level: config.logLevel, base: { member: definition.name } });
    const member = await createMember(definition, config, logger);
    reportUncaught(logger);
    await stopAsked;
    await member.stop().catch((error: unknown) => {
      logger.error({ err: error }, "the member could not stop in order");
      process.exit(1);
    });
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    process.disconnect?.();
  }
}

/** The hub of one machine is one whose programs run under `npm start`. */
function refuseOtherClock({ clockFile }: MemberConfig): void {
  if (clockFile === undefined || process.connected) return;
  throw new ConfigError(
    "HUB_CLOCK_FILE: chỉ hệ thống chạy bằng `npm start` trên một máy mới được lấy ngày hôm nay từ tệp; hãy bỏ thiết lập này. / " +
      "HUB_CLOCK_FILE: only the hub of one machine, run by `npm start`, takes today from a file; leave this setting out.",
  );
}

function untilAskedToStop(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.once(signal, resolve);
  });
}
