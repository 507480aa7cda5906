import type { DossierLine } from '../../../shared/filings/line/model.ts'
import type { LineActs } from './line-acts.ts'
import { OneCaseLine } from './OneCaseLine.tsx'
import { RunningLimits } from './RunningLimits.tsx'

/** The cases of a dossier, each on its line of time, and what runs in all of them. */
export function CaseLines({
  dossier,
  value,
  acts,
}: {
  readonly dossier: string
  readonly value: DossierLine
  readonly acts: LineActs
}) {
  return (
    <div className="case-lines">
      {value.lines.map(line => (
        <OneCaseLine
          key={line.affaire ?? ''}
          dossier={dossier}
          line={line}
          day={value.day}
          isAlone={value.lines.length === 1}
          acts={acts}
        />
      ))}
      <RunningLimits value={value} />
    </div>
  )
}
