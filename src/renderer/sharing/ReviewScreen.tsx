import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ofPerson } from '../../shared/french/wording.ts'
import type { Review, ReviewItem } from '../../shared/sharing/review.ts'
import { call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { shortDay } from '../ui/date.ts'
import { withKeys } from '../ui/keyed.ts'
import { count } from '../ui/quantities.ts'
import { BillMoves } from './BillMoves.tsx'
import { all, type Choices, countOf, outcome, type State, states } from './choices.ts'
import { Item } from './ReviewItem.tsx'
import { outcomeText, stateWords } from './reviewWords.ts'
import type { Receiving } from './useReceiving.ts'

const looks = {
  none: { icon: ShieldQuestion, look: 'warn', title: 'Non signé' },
  'new-author': { icon: ShieldQuestion, look: 'plain', title: 'Signé, auteur nouveau' },
  known: { icon: ShieldCheck, look: 'good', title: 'Signé, auteur connu' },
  'changed-key': { icon: ShieldAlert, look: 'wrong', title: 'La clé a changé' },
  broken: { icon: ShieldAlert, look: 'wrong', title: 'Signature fausse' },
} as const

/** Who signed the pack, in words; a key that changed asks for the user's word. */
function SignatureLine({
  review: { signature, signed, author },
  isTrusted,
  onTrust,
}: {
  readonly review: Review
  readonly isTrusted: boolean
  readonly onTrust: (isTrusted: boolean) => void
}) {
  const { icon: Icon, look, title } = looks[signature]
  return (
    <div className={`pack-signed ${look}`}>
      <Icon size={22} strokeWidth={1.6} aria-hidden />
      <div>
        <p className="pack-signed-title">{title}</p>
        <p>{signature === 'changed-key' ? signed.replace(/^La clé a changé\. /, '') : signed}</p>
        {signature === 'changed-key' && (
          <label className="check">
            <input type="checkbox" checked={isTrusted} onChange={event => onTrust(event.target.checked)} />
            J’ai vérifié auprès {ofPerson(author)}&nbsp;: cette nouvelle clé est la sienne
          </label>
        )}
      </div>
    </div>
  )
}

const ITEMS_PER_PAGE = 150

interface Props {
  readonly review: Review
  readonly receiving: Pick<Receiving, 'close' | 'take' | 'taking'>
}

/** Reviews the changes of a pack, to be chosen item by item and field by field; nothing is written until it is taken. */
export function ReviewScreen({ review, receiving }: Props) {
  const [choices, setChoices] = useState<Choices>({})
  const [visibleState, setShown] = useState<State>()
  const [length, setLength] = useState(ITEMS_PER_PAGE)
  const [isTrusted, setTrusted] = useState(false)
  const { taking, take, close } = receiving
  // the button that opened the pack is gone: the keyboard goes on from the title
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const sortedItems = useMemo(
    () => review.items.toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state)),
    [review],
  )
  const items = visibleState ? sortedItems.filter(item => item.state === visibleState) : sortedItems
  const first = sortedItems.find(item => item.state === 'conflict')?.id
  const result = outcome(review, choices)
  const waits = review.signature === 'changed-key' && !isTrusted
  // the bills of which a document here is to be made again
  const movedBills = review.moves
    .filter(move => move.resting.some(({ kind }) => kind === 'draft'))
    .map(move => move.bill)
  const leave = () => {
    close()
    void call['packs.drop']({ id: review.id }).catch(() => undefined)
  }
  return (
    <div className="screen wide pack-review">
      <header className="pack-head">
        <p className="over">Lot reçu, rien n’est encore écrit</p>
        <h1 ref={title} tabIndex={-1}>
          {review.title}
        </h1>
        <p className="pack-meta">
          {[
            review.author || 'auteur non nommé',
            review.version && `version ${review.version}`,
            shortDay(review.date),
            review.licence,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <SignatureLine review={review} isTrusted={isTrusted} onTrust={setTrusted} />
      </header>
      <BillMoves moves={review.moves} />
      <div className="pack-tools">
        <fieldset className="kinds">
          <legend className="sr-only">Montrer</legend>
          {[undefined, ...states].map(state => {
            const n = state ? countOf(review.items, state) : review.items.length
            return (
              <label key={state ?? 'tout'} className="kind">
                <input
                  type="radio"
                  name="state"
                  checked={visibleState === state}
                  disabled={n === 0}
                  onChange={() => {
                    setShown(state)
                    setLength(ITEMS_PER_PAGE)
                  }}
                />
                <span>
                  {state ? stateWords[state].many : 'tout'} <b>{n.toLocaleString('fr-FR')}</b>
                </span>
              </label>
            )
          })}
        </fieldset>
        <div className="actions">
          <Button look="link" onPress={() => setChoices(all(review.items, 'take'))}>
            Tout prendre
          </Button>
          <Button look="link" onPress={() => setChoices(all(review.items, 'keep'))}>
            Tout garder
          </Button>
          <Button look="link" isDisabled={Object.keys(choices).length === 0} onPress={() => setChoices({})}>
            Choix proposés
          </Button>
        </div>
      </div>
      <ul className="pack-items" aria-label="Contenu du lot">
        {items.slice(0, length).map((item: ReviewItem) => (
          <li key={item.id}>
            <Item item={item} choices={choices} onChoices={setChoices} open={item.id === first} />
          </li>
        ))}
      </ul>
      {items.length > length && (
        <Button onPress={() => setLength(length + ITEMS_PER_PAGE)}>
          Montrer la suite ({count(items.length - length, 'fiche')})
        </Button>
      )}
      {review.rejected.length > 0 && (
        <details>
          <summary>{count(review.rejected.length, 'fiche refusée', 'fiches refusées')} à la lecture</summary>
          <ul className="rejected">
            {withKeys(review.rejected, one => one.file).map(({ key, item: one }) => (
              <li key={key}>
                <b>{one.file}</b>&nbsp;: {one.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <footer className="pack-foot">
        <p role="status">
          {outcomeText(result.newCount, result.changedCount)}
          {result.ownCount > 0 && (
            <small>
              {count(result.ownCount, 'fiche laissée telle quelle', 'fiches laissées telles quelles')}
            </small>
          )}
        </p>
        <div className="actions">
          <Button isDisabled={taking} onPress={leave}>
            Ne rien prendre
          </Button>
          <Button
            {...(movedBills.length === 0 && { look: 'main' })}
            busy={taking}
            isDisabled={waits}
            onPress={() => void take(choices, isTrusted)}
          >
            {taking ? 'Écriture…' : 'Prendre le lot'}
          </Button>
          {movedBills.length > 0 && (
            <Button
              look="main"
              busy={taking}
              isDisabled={waits}
              onPress={() => void take(choices, isTrusted, movedBills)}
            >
              Prendre, et mettre mes documents à jour
            </Button>
          )}
        </div>
      </footer>
    </div>
  )
}
