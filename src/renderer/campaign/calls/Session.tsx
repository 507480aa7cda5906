import { Copy, Phone } from 'lucide-react'
import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import type { CallSetting } from '../../../shared/campaign/calls/contract.ts'
import { lastCallText } from '../../../shared/campaign/calls/last-call.ts'
import { standard, switchboardNote } from '../../../shared/campaign/calls/standard.ts'
import { isAnswered } from '../../../shared/campaign/calls/summary.ts'
import type { Call } from '../../../shared/campaign/members/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { capital } from '../../../shared/french/wording.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { useKeys } from '../../ui/keys.ts'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { nameOf, placeOf, telOf } from '../members/memberNames.ts'
import { begunCalls, dayText } from './entry.ts'
import { LogForm } from './LogForm.tsx'
import { Script } from './Script.tsx'

interface Props {
  readonly setting: CallSetting
  readonly session: Output<'calls.open'>
  readonly onEnd: () => void
}

/** One member at a time: the number, what to say, what to answer, what was said; then the next. */
export function Session({ setting, session, onEnd }: Props) {
  const people = useMemo(() => session.targets.filter(one => !one.noCall), [session])
  const [at, setAt] = useState(() => firstToCall(people))
  const [calledIds, setDone] = useState<ReadonlySet<string>>(
    new Set(people.filter(one => one.done).map(one => one.id)),
  )
  // what is noted here is known of the member at once, should one come back
  const [loggedCalls, setNoted] = useState<ReadonlyMap<string, Call>>(new Map())
  const [ending, setEnding] = useState(false)
  const unsavedPeople = people.filter(one => begunCalls.of(setting.bill, one.id))
  const [skippedIds, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const target = people[at]
  const { value, error, reload } = useCall(
    'calls.script',
    target ? { ...setting, member: target.id } : null,
    [],
  )
  // the answer about the member before stays until the next one comes
  const answer = value && value.member.id === target?.id ? value : undefined
  const otherPhones = (answer?.member.phones ?? [])
    .map(one => one.number)
    .filter(number => number !== target?.phone)
  const step = (by: number) => setAt(now => Math.min(people.length, Math.max(0, now + by)))
  // each member is read from the name
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place in the list is what moves the focus
  useEffect(() => heading.current?.focus(), [at])
  useKeys([
    { id: 'call-next', label: 'Membre suivant', group: 'Appels', keys: 'Alt+N', run: () => step(1) },
    { id: 'call-before', label: 'Membre précédent', group: 'Appels', keys: 'Alt+P', run: () => step(-1) },
  ])
  const reachedCount = people.filter(one => calledIds.has(one.id)).length
  const last = target && (loggedCalls.get(target.id) ?? target.lastCall)
  // what is typed is known here only at the next member: asked anew
  const end = () => (people.some(one => begunCalls.of(setting.bill, one.id)) ? setEnding(true) : onEnd())
  const backTo = (id: string) => {
    setEnding(false)
    setAt(people.findIndex(one => one.id === id))
  }

  const copy = (number: string) =>
    navigator.clipboard.writeText(number).then(
      () => say.success('Numéro copié.'),
      () => say.error(new Error('Le numéro n’a pas pu être copié\u00a0: recopiez-le.')),
    )
  const stopCalling = (id: string) =>
    call['members.noCall']({ member: id, on: true }).then(() => {
      setSkipped(before => new Set(before).add(id))
      say.success('Ce membre ne sera plus appelé.', () => call['members.noCall']({ member: id, on: false }))
      step(1)
    }, say.error)

  return (
    <div className="session">
      <div className="session-head">
        <p>
          <strong>{session.title}</strong> — {Math.min(at + 1, people.length)} sur {people.length},{' '}
          {reachedCount} {reachedCount > 1 ? 'joints' : 'joint'}
        </p>
        <div className="actions">
          <Button look="quiet" onPress={() => step(-1)} isDisabled={at === 0}>
            Précédent <kbd>Alt P</kbd>
          </Button>
          <Button look="quiet" onPress={() => step(1)} isDisabled={at >= people.length}>
            Suivant <kbd>Alt N</kbd>
          </Button>
          <Button onPress={end}>Terminer</Button>
        </div>
      </div>
      {unsavedPeople.length > 0 && (
        <p className="help">
          {unsavedPeople.length > 1 ? 'Appels commencés, non notés' : 'Appel commencé, non noté'}&nbsp;:{' '}
          {unsavedPeople.map((one, n) => (
            <Fragment key={one.id}>
              {n > 0 && ', '}
              <Button look="link" onPress={() => backTo(one.id)}>
                {nameOf(one)}
              </Button>
            </Fragment>
          ))}
        </p>
      )}
      {session.notice && <p className="call-day closed">{session.notice}</p>}
      <p className={`call-day ${session.day.kind}`}>
        {dayText(session.day)} <span className="help">{session.ages.map(age => age.sentence).join(' ')}</span>
      </p>
      {people.length === 0 && <Empty title="Personne à appeler">Proposez une autre liste.</Empty>}
      {people.length > 0 && !target && (
        <Empty
          title="La liste est finie"
          actions={
            <Button look="main" onPress={onEnd}>
              Voir le bilan
            </Button>
          }
        >
          {reachedCount} sur {people.length} joints. Une messagerie ou une absence de réponse reste à
          rappeler.
        </Empty>
      )}
      {target && (
        <article className="call" aria-labelledby="call-name">
          <header>
            <div>
              <h2 id="call-name" ref={heading} tabIndex={-1}>
                {nameOf(target)}
                {target.group && <span className="badge">{target.group.sigle}</span>}
                {calledIds.has(target.id) && <span className="badge">joint</span>}
                {skippedIds.has(target.id) && <span className="badge warn">ne plus appeler</span>}
              </h2>
              <p>
                {[placeOf(target), target.committee].filter(Boolean).join(' · ')}
                <br />
                <span className="help">Pourquoi&nbsp;: {target.reasons.join('\u00a0; ')}</span>
              </p>
              {last && <p className="call-former">{capital(lastCallText(last, target))}.</p>}
            </div>
            <div>
              <PhoneLine number={target.phone} chamber={target.chamber} onCopy={copy} />
              {otherPhones.length > 0 && (
                <p className="help">Autres numéros publiés&nbsp;: {otherPhones.join(', ')}</p>
              )}
            </div>
          </header>
          <div className="call-columns">
            <div>
              {error && <Failure error={error} retry={reload} />}
              {!answer && !error && <Loading />}
              {answer && <Script key={target.id} script={answer.script} />}
            </div>
            <LogForm
              key={`log-${target.id}`}
              member={target.id}
              bill={setting.bill}
              measure={setting.measure}
              volunteer={setting.volunteer}
              keepUntil={session.keepUntil}
              onSaved={(entry, undo) => {
                const wasSpoken = isAnswered(entry)
                const before = {
                  wasCalled: calledIds.has(target.id),
                  earlierCall: loggedCalls.get(target.id),
                }
                if (wasSpoken) setDone(all => new Set(all).add(target.id))
                setNoted(all => new Map(all).set(target.id, entry))
                say.success(
                  wasSpoken
                    ? `${nameOf(target)}\u00a0: appel noté.`
                    : `${nameOf(target)}\u00a0: à rappeler, ne compte pas comme joint.`,
                  async () => {
                    await undo()
                    // of this member alone: others may have been called since
                    if (!before.wasCalled) setDone(all => new Set([...all].filter(one => one !== target.id)))
                    setNoted(all => {
                      const remaining = new Map(all)
                      remaining.delete(target.id)
                      return before.earlierCall ? remaining.set(target.id, before.earlierCall) : remaining
                    })
                  },
                )
                step(1)
              }}
            />
          </div>
          <Button look="quiet" onPress={() => void stopCalling(target.id)}>
            Ne plus appeler ce membre
          </Button>
        </article>
      )}
      <Box title="Un appel n’est pas noté" open={ending} onClose={() => setEnding(false)} alert>
        <p>
          {unsavedPeople.map(nameOf).join(', ')}&nbsp;: ce que vous avez écrit n’est pas dans le journal. Il
          reste à sa place tant que cette fenêtre est ouverte.
        </p>
        <div className="actions">
          <Button look="main" onPress={() => unsavedPeople[0] && backTo(unsavedPeople[0].id)}>
            Y revenir
          </Button>
          <Button onPress={onEnd}>Terminer quand même</Button>
        </div>
      </Box>
    </div>
  )
}

/** The first nobody was reached at; those called today without an answer come after the others. */
function firstToCall(people: Output<'calls.open'>['targets']): number {
  const nextIndex = people.findIndex(one => !one.done && !calledToday(one.lastCall))
  return Math.max(0, nextIndex >= 0 ? nextIndex : people.findIndex(one => !one.done))
}

const calledToday = (last: { readonly at: string } | undefined): boolean =>
  last !== undefined && new Date(last.at).toDateString() === new Date().toDateString()

const PhoneLine = ({
  number,
  chamber,
  onCopy,
}: {
  readonly number: string
  readonly chamber: 'an' | 'senat'
  readonly onCopy: (number: string) => void
}) => {
  const phone = number || standard[chamber]
  return (
    <p className="call-number">
      <a href={`tel:${telOf(phone)}`}>
        <Phone size={22} strokeWidth={1.6} aria-hidden /> {phone}
      </a>
      <Button look="quiet" onPress={() => onCopy(phone)}>
        <Copy size={16} strokeWidth={1.75} aria-hidden /> Copier le numéro
      </Button>
      {!number && <span className="help">{switchboardNote(chamber)}</span>}
    </p>
  )
}
