import { useEffect, useRef, useState } from 'react'
import type { WordReview as Review } from '../../../shared/drafts/word-review.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { ChangeCard, type Decision } from './ChangeCard.tsx'
import { Outcome } from './ReviewOutcome.tsx'
import { reviewSentence } from './reviewSentences.ts'
import './word.css'

/** A Word file that comes back: its changes and comments one by one, and what the text will be; nothing is written until then. */
export function WordReview({
  dossier,
  review,
  onClose,
}: {
  readonly dossier: string
  readonly review: Review
  readonly onClose: () => void
}) {
  const [into, setInto] = useState<'draft' | 'new'>(review.draft ? 'draft' : 'new')
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({})
  const [comments, setComments] = useState<readonly string[]>(review.comments.map(one => one.id))
  const [choices, setChoices] = useState<Readonly<Record<string, 'mine' | 'theirs' | 'both'>>>({})
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const title = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => title.current?.focus(), [])

  const acceptedIds = review.changes.filter(one => decisions[one.id] === 'accepted').map(one => one.id)
  const undecidedCount = review.changes.filter(one => !decisions[one.id]).length
  const choice = { id: review.id, into, accepted: acceptedIds, comments: [...comments], choices }
  const { value: preview, error } = useCall('drafts.previewDocx', choice, ['drafts'])
  const move = (from: number, by: number) =>
    list.current?.querySelectorAll<HTMLElement>('[data-change]')[from + by]?.focus()
  const all = (decision: Decision) =>
    setDecisions(Object.fromEntries(review.changes.map(one => [one.id, decision])))
  const apply = async () => {
    setBusy(true)
    try {
      const { draft, before } = await call['drafts.applyDocx'](choice)
      say.success(
        before
          ? `«\u00a0${draft.title}\u00a0» a repris le fichier Word.`
          : `«\u00a0${draft.title}\u00a0» est un nouveau texte du dossier.`,
        async () => {
          if (before) await call['drafts.save']({ draft: { ...before, revision: draft.revision } })
          else await call['drafts.remove']({ id: draft.id })
          // the page that is open shows what is no longer
          go(['dossier', dossier])
        },
      )
      onClose()
      go(['dossier', dossier, draft.id])
    } catch (cause) {
      say.error(cause)
      setBusy(false)
    }
  }
  return (
    <div className="screen word-review">
      <header>
        <p className="over">Fichier Word repris, rien n’est encore écrit</p>
        <h1 ref={title} tabIndex={-1}>
          {review.title}
        </h1>
        <p className="help">{review.name}</p>
        <p>{reviewSentence(review)}</p>
        {review.draft && (
          <fieldset className="kinds">
            <legend className="sr-only">Où le mettre</legend>
            {(['draft', 'new'] as const).map(one => (
              <label key={one} className="kind">
                <input type="radio" name="into" checked={into === one} onChange={() => setInto(one)} />
                <span>{one === 'draft' ? 'Dans ce texte' : 'Comme nouveau texte'}</span>
              </label>
            ))}
          </fieldset>
        )}
      </header>
      {review.changes.length > 0 && (
        <section aria-labelledby="word-changes">
          <div className="title-row">
            <h2 id="word-changes">Modifications suivies</h2>
            <span className="help" role="status">
              {undecidedCount > 0
                ? `${count(undecidedCount, 'sans réponse', 'sans réponse')} sur ${review.changes.length}`
                : 'toutes décidées'}
            </span>
          </div>
          <div className="actions">
            <Button look="link" onPress={() => all('accepted')}>
              Tout accepter
            </Button>
            <Button look="link" onPress={() => all('refused')}>
              Tout refuser
            </Button>
            <span className="help">
              Flèches pour aller de l’une à l’autre, A pour accepter, R pour refuser.
            </span>
          </div>
          <ol className="word-changes" ref={list}>
            {review.changes.map((change, at) => (
              <ChangeCard
                key={change.id}
                change={change}
                decision={decisions[change.id]}
                onDecide={(decision, next) => {
                  setDecisions(before => ({ ...before, [change.id]: decision }))
                  if (next) move(at, 1)
                }}
                onMove={by => move(at, by)}
              />
            ))}
          </ol>
        </section>
      )}
      {review.comments.length > 0 && (
        <section aria-labelledby="word-comments">
          <h2 id="word-comments">Commentaires</h2>
          <ul className="word-comments">
            {review.comments.map(comment => (
              <li key={comment.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={comments.includes(comment.id)}
                    onChange={event =>
                      setComments(
                        event.target.checked
                          ? [...comments, comment.id]
                          : comments.filter(id => id !== comment.id),
                      )
                    }
                  />
                  <span>
                    {comment.text}
                    <small>
                      {[comment.author || 'auteur non nommé', comment.at && momentText(comment.at)]
                        .filter(Boolean)
                        .join(' · ')}
                      {comment.quote && <> · sur «&nbsp;{comment.quote.slice(0, 120)}&nbsp;»</>}
                      {comment.replies.length > 0 && <> · {count(comment.replies.length, 'réponse')}</>}
                    </small>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="word-outcome">
        <h2 id="word-outcome">Ce que devient le texte</h2>
        {error && <Failure error={error} />}
        {preview && (
          <Outcome
            preview={preview}
            isNew={into === 'new'}
            choices={choices}
            onChoice={(id, one) => setChoices(before => ({ ...before, [id]: one }))}
          />
        )}
      </section>
      <footer className="pack-foot">
        <p role="status">
          {acceptedIds.length > 0
            ? `${count(acceptedIds.length, 'modification acceptée', 'modifications acceptées')}`
            : 'Aucune modification acceptée'}
          {undecidedCount > 0 && (
            <small>
              {count(undecidedCount, 'sans réponse, laissée de côté', 'sans réponse, laissées de côté')}
            </small>
          )}
        </p>
        <div className="actions">
          <Button onPress={onClose}>Ne rien prendre</Button>
          <Button look="main" busy={busy} isDisabled={!preview} onPress={() => void apply()}>
            {busy ? 'Écriture…' : into === 'draft' ? 'Mettre dans le texte' : 'Créer le texte'}
          </Button>
        </div>
      </footer>
    </div>
  )
}
