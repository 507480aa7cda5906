import type { CaseLine, LineStep, StepLimit } from '../../../shared/filings/line/model.ts'
import { href } from '../../kernel/route.ts'
import { ArticleLinks } from '../../ui/article-links.tsx'
import { Button } from '../../ui/button.tsx'
import { longDay } from '../../ui/date.ts'
import type { LineActs } from './line-acts.ts'

/** A step opened in place: its texts, its deposit, its dates with what proves them, its limits with their why, its acts. */
export function StepSheet({
  dossier,
  line,
  step,
  acts,
}: {
  readonly dossier: string
  readonly line: CaseLine
  readonly step: LineStep
  readonly acts: LineActs
}) {
  const unfiled = step.texts.filter(text => !text.filed)
  const isEmpty = step.texts.length + step.events.length + step.filings.length + step.limits.length === 0
  return (
    <div className="step-sheet">
      <h3>{step.title}</h3>
      {isEmpty && <p className="help">Rien n’y est encore.</p>}
      <dl>
        {step.texts.map(text => (
          <div key={text.id}>
            <dt>Texte</dt>
            <dd>
              <a href={href(['dossier', dossier, text.id])}>{text.title}</a>
              <small>{text.filed ? `déposé le ${longDay(text.filed)}` : 'en cours'}</small>
            </dd>
          </div>
        ))}
        {step.filings.map(filing => (
          <div key={filing.id}>
            <dt>Dépôt</dt>
            <dd>
              {longDay(filing.date)}
              <small>
                {[
                  filing.caseNumber && `n°\u00a0${filing.caseNumber}`,
                  filing.exhibits === 0
                    ? 'sans pièce'
                    : `${filing.exhibits} pièce${filing.exhibits > 1 ? 's' : ''}`,
                  filing.hasReceipt ? 'accusé gardé' : 'accusé à joindre',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </dd>
          </div>
        ))}
        {step.events
          .filter(event => !step.filings.some(filing => filing.id === event.id))
          .map(event => (
            <div key={event.id}>
              <dt>{longDay(event.date)}</dt>
              <dd>
                {event.label}
                {event.proof && <small>{`preuve\u00a0: ${event.proof}`}</small>}
              </dd>
            </div>
          ))}
        {step.limits.map(limit => (
          <LimitRow key={limit.key} limit={limit} />
        ))}
      </dl>
      <div className="actions">
        {step.template !== '' && !step.goesTo && (
          <Button onPress={() => acts.onPrepare(line, step)}>Préparer ce texte…</Button>
        )}
        {unfiled.length > 0 && (
          <>
            <Button onPress={acts.onBundle}>Écrire le dossier de dépôt…</Button>
            <Button onPress={acts.onFile}>Noter le dépôt…</Button>
          </>
        )}
        {step.event !== 'filed' && step.event !== 'deposit' && (
          <Button look="link" onPress={() => acts.onNote(step.event, line.affaire)}>
            Noter une date de cette étape…
          </Button>
        )}
      </div>
    </div>
  )
}

/** A limit of a step: its last day, its rule, and what ended it. */
const LimitRow = ({ limit }: { readonly limit: StepLimit }) => (
  <div className={limit.isRunning ? 'running' : 'over'}>
    <dt>{limit.lastDay ? longDay(limit.lastDay) : 'Délai'}</dt>
    <dd>
      {limit.title}
      <small>
        {limit.rule} <ArticleLinks articles={limit.articles} />
        {limit.because && ` · ${limit.because}`}
      </small>
    </dd>
  </div>
)
