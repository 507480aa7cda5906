import { dayText } from '../../shared/french/dates.ts'
import type { OpenQuestion } from '../../shared/procedure/limits/open-questions.ts'
import { shortDay } from '../ui/date.ts'
import { Choice } from '../ui/field.tsx'

/** The questions whose answer would move a date, each once, with what each answer would do. */
export function OpenQuestions({
  questions,
  onAnswer,
}: {
  readonly questions: readonly OpenQuestion[]
  readonly onAnswer: (question: OpenQuestion, value: string) => void
}) {
  if (questions.length === 0) return null
  return (
    <details className="limit-questions" open>
      <summary>
        {questions.length === 1
          ? 'Une réponse peut déplacer une date'
          : `${questions.length} réponses peuvent déplacer une date`}
      </summary>
      <p className="help">
        Sans réponse, la date la plus proche est retenue. Ne répondez que ce que vous pouvez prouver.
      </p>
      <ul>
        {questions.map(question => (
          <li key={`${question.question} ${question.event?.id ?? ''}`}>
            <Choice
              label={nameOf(question)}
              value=""
              onChange={value => value && onAnswer(question, value)}
              options={[
                { value: '', label: 'je ne sais pas' },
                ...question.effects.map(({ value, label }) => ({ value, label })),
              ]}
            />
            <ul className="effects">
              {question.effects
                .filter(one => one.changes.length > 0)
                .map(({ value, label, changes }) => (
                  <li key={value}>
                    <small>
                      «&nbsp;{label}&nbsp;». {changes.map(effectOf).join('\u00a0; ')}.
                    </small>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}

const nameOf = ({ label, event }: OpenQuestion): string =>
  event ? `${label} (${event.label}, ${shortDay(event.date)})` : label

const effectOf = ({ title, from, to }: OpenQuestion['effects'][number]['changes'][number]): string =>
  to
    ? `${title}\u00a0: écarte le ${dayText(from)} et retient le ${dayText(to)}`
    : `${title}\u00a0: écarte le ${dayText(from)}`
