import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { CallSummary } from '../../../shared/campaign/calls/contract.ts'
import type { Call } from '../../../shared/campaign/members/model.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { momentText, shortDay } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { answeredNames, positionNames } from '../members/memberNames.ts'
import { EntryFields } from './EntryFields.tsx'
import { callPart, type Entry, entryOf } from './entry.ts'

interface Props {
  readonly bill: Pick<Bill, 'id' | 'measures'>
  readonly people: CallSummary['people']
}

/** How many calls are shown before more are asked for. */
const CALLS_PER_PAGE = 20

/** The calls of a bill, the last one first: read again, corrected, erased. */
export function Journal({ bill, people }: Props) {
  const { value: calls, error, reload } = useCall('calls.list', { bill: bill.id }, ['library'])
  const [visibleCount, setShown] = useState(CALLS_PER_PAGE)
  const [editedCall, setEdited] = useState<Call>()
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!calls || calls.length === 0) return null
  const nameOf = ({ member }: Call) => people[member]?.name ?? member
  const correct = (entry: Entry) => {
    if (!editedCall) return
    const { position: _, followUp: __, followUpOn: ___, ...rest } = editedCall
    call['calls.save']({ ...rest, ...callPart(entry) }).then(() => {
      setEdited(undefined)
      say.success('Appel corrigé.', () => call['calls.save'](editedCall))
    }, say.error)
  }
  return (
    <>
      <ul className="rows">
        {calls.slice(0, visibleCount).map(one => (
          <li key={one.id} className="row-item">
            <span className="row-text">
              <span className="row-title">
                <a href={href(['campagne', 'parlementaires', one.member])}>{nameOf(one)}</a>{' '}
                {people[one.member]?.sigle && <span className="badge">{people[one.member]?.sigle}</span>}
              </span>
              <span className="row-meta">
                {[
                  momentText(one.at),
                  answeredNames[one.answered],
                  one.position && `position\u00a0: ${positionNames[one.position]}`,
                  bill.measures.find(({ id }) => id === one.measure)?.title,
                  one.said,
                  one.followUp &&
                    `${one.followUp}${one.followedOn ? `, fait le ${shortDay(one.followedOn)}` : one.followUpOn ? `, pour le ${shortDay(one.followUpOn)}` : ''}`,
                  one.editedAt && `corrigé le ${momentText(one.editedAt)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              look="quiet"
              onPress={() => setEdited(one)}
              aria-label={`Corriger l’appel à ${nameOf(one)}`}
            >
              Corriger
            </Button>
          </li>
        ))}
      </ul>
      {calls.length > visibleCount && (
        <Button look="link" onPress={() => setShown(visibleCount + 5 * CALLS_PER_PAGE)}>
          {count(calls.length - visibleCount, 'appel plus ancien', 'appels plus anciens')}
        </Button>
      )}
      <Box
        title={editedCall ? `Appel à ${nameOf(editedCall)}` : ''}
        open={editedCall !== undefined}
        onClose={() => setEdited(undefined)}
      >
        {editedCall && (
          <Correction
            call={editedCall}
            onCorrect={correct}
            onErase={() =>
              void call['calls.erase']({ id: editedCall.id }).then(() => {
                setEdited(undefined)
                say.success('Appel effacé.')
              }, say.error)
            }
            onClose={() => setEdited(undefined)}
          />
        )}
      </Box>
    </>
  )
}

interface CorrectionProps {
  readonly call: Call
  readonly onCorrect: (entry: Entry) => void
  readonly onErase: () => void
  readonly onClose: () => void
}

function Correction({ call: original, onCorrect, onErase, onClose }: CorrectionProps) {
  const [entry, setEntry] = useState<Entry>(() => entryOf(original))
  return (
    <form
      className="log"
      aria-label="Corriger l’appel"
      onSubmit={event => {
        event.preventDefault()
        onCorrect(entry)
      }}
    >
      <p className="help">{momentText(original.at)}</p>
      <EntryFields
        entry={entry}
        onChange={some => setEntry({ ...entry, ...some })}
        measure={original.measure !== undefined}
      />
      <div className="actions">
        <Button look="main" type="submit">
          Corriger
        </Button>
        <Button onPress={onClose}>Laisser tel quel</Button>
        <Button look="danger" onPress={onErase}>
          Effacer pour de bon
        </Button>
      </div>
    </form>
  )
}
