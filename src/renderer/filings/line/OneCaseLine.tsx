import { useId, useState } from 'react'
import { MAIN_AFFAIRE } from '../../../shared/dossiers/affaire.ts'
import type { CaseLine, LineStep, StepKey } from '../../../shared/filings/line/model.ts'
import { stateWords, stepWords } from '../../../shared/filings/line/words.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { type LineActs, runAct } from './line-acts.ts'
import { StepSheet } from './StepSheet.tsx'

/** A step without anything in it, that the case went past, is not drawn. */
const isDrawn = ({ state, texts, events }: LineStep): boolean =>
  state !== 'skipped' || texts.length > 0 || events.length > 0

/** One case from left to right, from top to bottom where the window is narrow: a press on a step opens it below. */
export function OneCaseLine({
  dossier,
  line,
  day,
  isAlone,
  acts,
}: {
  readonly dossier: string
  readonly line: CaseLine
  readonly day: string
  /** the only case of its dossier, which needs no name */
  readonly isAlone: boolean
  readonly acts: LineActs
}) {
  const [openKey, setOpenKey] = useState<StepKey>()
  const headingId = useId()
  const sheetId = useId()
  const opened = line.steps.find(step => step.key === openKey)
  const { next } = line
  const head = [
    isAlone && line.title === MAIN_AFFAIRE ? '' : line.title,
    line.court,
    line.caseNumber && `n°\u00a0${line.caseNumber}`,
  ].filter(Boolean)
  return (
    <section className="case-line" aria-labelledby={headingId}>
      <div className="case-head">
        <h2 id={headingId}>{head.join(' · ') || 'L’affaire'}</h2>
        {next && (
          <Button
            look="main"
            onPress={() => runAct(line, next, acts, draft => go(['dossier', dossier, draft]))}
          >
            {next.label}
          </Button>
        )}
      </div>
      <ol className="case-steps">
        {line.steps.filter(isDrawn).map(step => (
          <li key={step.key} className={`case-step ${step.state}`}>
            <button
              type="button"
              aria-expanded={step.key === openKey}
              aria-controls={sheetId}
              onClick={() => setOpenKey(step.key === openKey ? undefined : step.key)}
            >
              <span className="case-dot" aria-hidden="true" />
              <span className="case-step-title">{step.title}</span>
              <span className="case-step-words">{stepWords(step, day)}</span>
              <span className="case-step-more">{moreOf(step, line)}</span>
              <span className="sr-only">{` (${stateWords[step.state]})`}</span>
            </button>
          </li>
        ))}
      </ol>
      <div id={sheetId} className="case-sheet">
        {opened && <StepSheet dossier={dossier} line={line} step={opened} acts={acts} />}
      </div>
    </section>
  )
}

/** The number and the exhibits of a step that was deposited; how many texts one holds that was not. */
function moreOf(step: LineStep, line: CaseLine): string {
  const [filing] = step.filings
  if (filing) {
    const number = filing.caseNumber || (step.key === 'claim' ? line.caseNumber : '')
    return [
      number && `n°\u00a0${number}`,
      filing.exhibits > 0 && `${filing.exhibits} pièce${filing.exhibits > 1 ? 's' : ''}`,
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const unfiled = step.texts.filter(text => !text.filed)
  if (unfiled.length === 0) return ''
  return unfiled.length === 1 ? 'un texte en cours' : `${unfiled.length} textes en cours`
}
