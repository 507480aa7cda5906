import { useState } from 'react'
import type { AssistantQuestion, AssistantSession } from '../../shared/assistant/contract.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/date.ts'
import { useSay } from '../ui/toast.tsx'
import './assistants.css'

/** Shown while an assistant may read the library: it may be elsewhere. */
export const MAY_BE_ELSEWHERE =
  'Un assistant peut lui-même être ailleurs\u00a0: ce qu’il lit ici, celui qui le fait peut le lire.'

/** Shows what assistants asked of the library; nothing where none ever did. */
export function Assistants() {
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const { value: sessions, reload } = useCall('assistant.sessions', { limit: isWhole ? 100 : 5 })
  if (!sessions || sessions.length === 0) return null
  const forget = () =>
    call['assistant.forget']({}).then(() => {
      reload()
      say.success('Ce que les assistants ont demandé est effacé de cette bibliothèque.')
    }, say.error)
  return (
    <section aria-labelledby="assistants">
      <h2 id="assistants">Ce que l’assistant a demandé</h2>
      <p className="help">
        Un assistant servi par «&nbsp;pretoire mcp&nbsp;» cherche et lit&nbsp;; il n’écrit rien.{' '}
        {MAY_BE_ELSEWHERE}
      </p>
      <ol className="assistants">
        {sessions.map(session => (
          <li key={session.id}>
            <SessionQuestions session={session} />
          </li>
        ))}
      </ol>
      <div className="actions">
        {!isWhole && sessions.length === 5 && (
          <Button onPress={() => setWhole(true)}>Montrer les plus anciens</Button>
        )}
        <Button onPress={forget}>Effacer ces demandes</Button>
      </div>
    </section>
  )
}

function SessionQuestions({
  session: { began, dossier, isOpen, questions },
}: {
  readonly session: AssistantSession
}) {
  const reach = dossier
    ? `la bibliothèque et le dossier «\u00a0${dossier.title || 'effacé'}\u00a0»`
    : 'la bibliothèque, aucun dossier'
  return (
    <details open={isOpen}>
      <summary>
        {momentText(began)}
        {isOpen && <strong> En cours</strong>}
        <span className="help">
          Il pouvait lire {reach}.{' '}
          {questions.length === 0
            ? 'Rien demandé.'
            : `${questions.length} demande${questions.length > 1 ? 's' : ''}.`}
        </span>
      </summary>
      <ul>
        {questions.map(question => (
          <li key={`${question.at} ${question.tool} ${question.words}`}>
            <QuestionLine question={question} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const QuestionLine = ({
  question: { at, tool, words, outcome },
}: {
  readonly question: AssistantQuestion
}) => (
  <>
    <span className="assistant-tool">{tool}</span> <span className="assistant-words">{words}</span>{' '}
    <span className="help">
      {momentText(at)}
      {outcome === 'refused' && ', refusé'}
    </span>
  </>
)
