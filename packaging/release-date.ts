import { spawnSync } from 'node:child_process'
import { projectRoot } from './product.ts'

/** When the version was made: SOURCE_DATE_EPOCH, else the day of the last commit. Two builds of one commit bear one date. */
export function releaseDate(): Date {
  const asked = process.env.SOURCE_DATE_EPOCH
  const commit = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: projectRoot, encoding: 'utf8' })
  const seconds = Number(asked ?? commit.stdout?.trim())
  return seconds > 0 ? new Date(seconds * 1000) : new Date()
}
