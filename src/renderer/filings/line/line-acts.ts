import type { CaseLine, LineAct, LineStep } from '../../../shared/filings/line/model.ts'

/** Acts that the lines ask of the screen that shows them. */
export interface LineActs {
  /** opens the form of a date of that case, its kind chosen */
  readonly onNote: (kind: string, affaire: string | undefined) => void
  /** opens the form of a deposit */
  readonly onFile: () => void
  /** opens the files to be deposited */
  readonly onBundle: () => void
  /** begins the text of a step: asks first what only that step asks */
  readonly onPrepare: (line: CaseLine, step: LineStep) => void
  /** opens where the number of a case is written */
  readonly onNumber: (affaire: string | undefined) => void
}

/** Does the one act of a line. */
export function runAct(line: CaseLine, act: LineAct, acts: LineActs, open: (draft: string) => void): void {
  const step = line.steps.find(one => one.key === act.step)
  switch (act.kind) {
    case 'open':
      if (act.draft) open(act.draft)
      return
    case 'prepare':
      if (step) acts.onPrepare(line, step)
      return
    case 'note':
      if (act.event === 'filed') acts.onFile()
      else acts.onNote(act.event, line.affaire)
      return
    case 'number':
      acts.onNumber(line.affaire)
  }
}
