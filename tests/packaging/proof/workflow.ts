import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../packaging/product.ts'

/** A step of a workflow that runs a command, as the forge would read it. */
export interface Step {
  readonly job: string
  /** condition of the step, empty where it has none */
  readonly condition: string
  readonly script: string
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The commands that a workflow of the project runs, in their order, with values put in its `${{ … }}`. */
export function workflowSteps(file: string, values: Readonly<Record<string, string>>): Step[] {
  const lines = readFileSync(join(projectRoot, '.github', 'workflows', file), 'utf8').split('\n')
  const steps: Step[] = []
  let [job, condition] = ['', '']
  for (const [at, line] of lines.entries()) {
    job = /^ {2}([\w-]+):$/.exec(line)?.[1] ?? job
    if (/^ {6}- /.test(line)) condition = ''
    condition = /^ {6}(?:- | {2})if: (.*)$/.exec(line)?.[1] ?? condition
    const run = /^ {6}(?:- | {2})run: (.*)$/.exec(line)?.[1]
    if (run === undefined) continue
    const script = run === '|' ? blockAfter(lines, at) : run
    steps.push({ job, condition, script: filled(script, values) })
  }
  return steps
}

/** The lines of a block that are further in than the line it begins at. */
function blockAfter(lines: readonly string[], at: number): string {
  const start = lines[at + 1] ?? ''
  const rest = lines.slice(at + 1)
  const end = rest.findIndex(line => line.trim() !== '' && indentOf(line) < indentOf(start))
  return rest
    .slice(0, end < 0 ? undefined : end)
    .map(line => line.slice(indentOf(start)))
    .join('\n')
}

const filled = (script: string, values: Readonly<Record<string, string>>): string =>
  script.replace(/\$\{\{ *([\w.]+) *\}\}/g, (hole, name: string) => values[name] ?? hole)
