import { useState } from 'react'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { offeredIn } from '../../shared/drafts/templates/matter.ts'
import type { Matter, Template } from '../../shared/drafts/templates/template.ts'
import type { CaseLine, LineStep } from '../../shared/filings/line/model.ts'
import { stepRule } from '../../shared/filings/line/step-table.ts'
import { FilingForm } from '../filings/FilingForm.tsx'
import { CaseLines } from '../filings/line/CaseLines.tsx'
import { PrepareStep } from '../filings/line/PrepareStep.tsx'
import { useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { today } from '../ui/date.ts'
import { Failure } from '../ui/state.tsx'

/** The lines of a dossier, and the boxes that their acts open. */
export function DossierLine({
  dossier,
  templates,
  matter,
  onNote,
  onBundle,
}: {
  readonly dossier: Pick<Dossier, 'id'>
  readonly templates: readonly Template[]
  readonly matter: Matter
  readonly onNote: (kind: string, affaire: string | undefined) => void
  readonly onBundle: () => void
}) {
  const { id } = dossier
  const { value, error, reload } = useCall('line.get', { dossier: id, at: today() }, [
    'drafts',
    'dossiers',
    'exhibits',
  ])
  const [preparing, setPreparing] = useState<{ readonly line: CaseLine; readonly step: LineStep }>()
  const [isFiling, setFiling] = useState(false)
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return null
  return (
    <>
      <CaseLines
        dossier={id}
        value={value}
        acts={{
          onNote,
          onBundle,
          onFile: () => setFiling(true),
          onPrepare: (line, step) => setPreparing({ line, step }),
          onNumber: affaire =>
            affaire
              ? go(['dossier', id], { fait: 'affaires-title' })
              : go(['dossier', id], { fait: 'case.number' }),
        }}
      />
      {preparing && (
        <PrepareStep
          {...preparing}
          dossier={id}
          templates={textsOf(preparing.line, preparing.step, offeredIn(templates, matter))}
          onClose={() => setPreparing(undefined)}
        />
      )}
      {isFiling && <FilingForm dossier={id} onClose={() => setFiling(false)} />}
    </>
  )
}

/** The templates of a step, the one it calls for first, then those of the dossier's own matter. */
function textsOf(line: CaseLine, step: LineStep, templates: readonly Template[]): Template[] {
  const moments = stepRule(line.kind, step.key)?.moments ?? []
  const rank = ({ id, matter }: Template) => (id === step.template ? 0 : matter === 'any' ? 2 : 1)
  return templates
    .filter(({ moment }) => moment !== undefined && moments.includes(moment))
    .toSorted((a, b) => rank(a) - rank(b))
}
