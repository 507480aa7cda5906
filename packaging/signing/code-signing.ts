import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'

/** The signatures that systems ask for, beside ours: the variable that names the program which makes each. */
const SIGNERS = {
  /** Authenticode: signtool on Windows, osslsigncode elsewhere */
  win32: 'PRETOIRE_AUTHENTICODE',
  /** codesign, then notarytool and stapler */
  darwin: 'PRETOIRE_NOTARIZE',
} as const

/**
 * Has a file signed for its system by the program that the publisher names, called with the file as its only argument, which it
 * changes in place. Returns whether one was named; throws when it fails, for what follows would be half signed.
 */
export function signForSystem(
  file: string,
  system: keyof typeof SIGNERS,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const program = env[SIGNERS[system]]
  if (!program) return false
  const { status, error } = spawnSync(program, [file], { stdio: 'inherit' })
  if (status !== 0)
    throw new Error(
      `${SIGNERS[system]} : « ${program} » n’a pas signé ${basename(file)} (${error?.message ?? `code ${status}`}).`,
    )
  return true
}
