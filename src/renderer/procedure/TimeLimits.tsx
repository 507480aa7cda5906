import { Fragment } from 'react'
import { affaireOf, affaireTitle } from '../../shared/dossiers/affaire.ts'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import type { TimeLimit } from '../../shared/procedure/limits/model.ts'
import { distances, type OpenQuestion, openQuestions } from '../../shared/procedure/limits/open-questions.ts'
import {
  daysOffOf,
  daysOffSetting,
  distanceFact,
  eventsOfDossier,
  limitsOf,
  situationOf,
} from '../../shared/procedure/situation.ts'
import { call, exportUrl, useCall } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { today } from '../ui/date.ts'
import { Choice } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import { OneLimit } from './OneLimit.tsx'
import { OpenQuestions } from './OpenQuestions.tsx'
import { TimeLine } from './TimeLine.tsx'
import './limits.css'

/** The time limits of a dossier, as they follow from its dates: nothing here is typed. */
export function TimeLimits({
  dossier,
  template,
  onDistance,
  onAnswer,
}: {
  readonly dossier: Dossier
  readonly template?: Template
  readonly onDistance: (months: string) => void
  /** an answer to a question about the dossier, or about one of its events */
  readonly onAnswer: (question: OpenQuestion, value: string) => void
}) {
  const say = useSay()
  const { value: settings } = useCall('settings.get', {})
  const fact = (key: string) => factOf(key, dossier, template)
  const extraDaysOff = daysOffOf(settings?.[daysOffSetting])
  const limits = limitsOf(dossier, fact, extraDaysOff)
  const cases = [undefined, ...(dossier.affaires ?? [])]
  const questions = cases
    .flatMap(affaire =>
      openQuestions(
        ...situationOf(dossier, affaire, fact, extraDaysOff),
        fact(distanceFact) !== undefined || affaire !== undefined,
      ),
    )
    .filter((one, at, all) => all.findIndex(other => nameOf(other) === nameOf(one)) === at)
  const now = today()
  const over = (limit: TimeLimit) =>
    limit.fate !== 'running' || (limit.kind !== 'none' && (limit.lastDay ?? '') < now)
  const runningLimits = limits.filter(limit => !over(limit))
  const pastLimits = limits.filter(over)
  const calendar = () =>
    call['limits.calendar']({ dossier: dossier.id }).then(
      file => download(exportUrl(file.id), file.name),
      say.error,
    )
  return (
    <div className="limits">
      {limits.length === 0 && (
        <p className="help">
          Aucun délai ne se déduit encore des dates du dossier. Ajoutez-les plus haut, avec leur nature&nbsp;:
          décision notifiée, demande reçue, jugement…
        </p>
      )}
      <TimeLine limits={limits} events={eventsOfDossier(dossier, fact)} now={now} />
      <OpenQuestions questions={questions} onAnswer={onAnswer} />
      {cases.map(affaire => {
        const own = runningLimits.filter(limit => limit.affaire === affaire?.id)
        if (own.length === 0) return null
        return (
          <Fragment key={affaire?.id ?? ''}>
            {cases.length > 1 && <h3 className="limit-case">{affaireTitle(affaire)}</h3>}
            <ol className="limit-list">
              {own.map(limit => (
                <OneLimit key={limit.key} limit={limit} now={now} />
              ))}
            </ol>
          </Fragment>
        )
      })}
      {pastLimits.length > 0 && (
        <details className="limits-past">
          <summary>
            {pastLimits.length === 1
              ? 'Un délai passé ou remplacé'
              : `${pastLimits.length} délais passés ou remplacés`}
          </summary>
          <ol className="limit-list">
            {pastLimits.map(limit => (
              <OneLimit
                key={limit.key}
                limit={limit}
                now={now}
                {...(cases.length > 1 && { affaire: affaireTitle(affaireOf(dossier, limit.affaire)) })}
              />
            ))}
          </ol>
        </details>
      )}
      <div className="limits-foot">
        <Choice
          label="Domicile du requérant (art. R. 421-7 CJA)"
          value={dossier.facts[distanceFact] ?? '0'}
          onChange={onDistance}
          options={Object.entries(distances).map(([value, label]) => ({ value, label }))}
        />
        {runningLimits.some(limit => limit.kind === 'limit') && (
          <Button onPress={() => void calendar()}>Fichier d’agenda (.ics)</Button>
        )}
      </div>
    </div>
  )
}

/** Tells a question from the others: cases that start from one decision ask the same of it. */
const nameOf = ({ question, event }: OpenQuestion) => `${question} ${event?.id ?? ''}`
