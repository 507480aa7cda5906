import { useState } from 'react'
import type { ConflictView } from '../../../shared/sharing/office/contract.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** The passages and fields that two members changed each in their way: both readings, one click to take either, for everybody. */
export function SpaceConflicts({ space }: { readonly space: string }) {
  const { value: conflicts, error, reload } = useCall('office.conflicts', { space })
  if (error) return <Failure error={error} retry={reload} />
  if (!conflicts || conflicts.length === 0) return null
  return (
    <section aria-labelledby="space-conflicts">
      <h2 id="space-conflicts">À choisir</h2>
      <p className="help">
        Deux membres ont changé les mêmes mots. La première version est en place chez tous&nbsp;; l’autre est
        gardée jusqu’à ce que l’un de vous choisisse.
      </p>
      <ul className="space-conflicts">
        {conflicts.map(one => (
          <Conflict key={`${one.id} ${one.conflict}`} conflict={one} />
        ))}
      </ul>
    </section>
  )
}

function Conflict({ conflict: one }: { readonly conflict: ConflictView }) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const take = async (side: 'mine' | 'theirs') => {
    setBusy(true)
    const { space, kind, id, conflict } = one
    await call['office.choose']({ space, kind, id, conflict, side }).then(
      () => say.success('Réglé. Les autres auront votre choix à la prochaine rencontre.'),
      error => say.error(error),
    )
    setBusy(false)
  }
  return (
    <li className="space-conflict">
      <p className="space-conflict-head">
        <b>{one.label}</b> · {one.field}
      </p>
      <div className="pack-ways">
        <Version side="En place" by={one.mineBy} at={one.mineAt} words={one.mine} around={one} />
        <Version side="L’autre version" by={one.theirsBy} at={one.theirsAt} words={one.theirs} around={one} />
      </div>
      <div className="actions">
        <Button isDisabled={busy} onPress={() => void take('mine')}>
          Garder ce qui est en place
        </Button>
        <Button isDisabled={busy} onPress={() => void take('theirs')}>
          Prendre l’autre version
        </Button>
      </div>
    </li>
  )
}

interface VersionProps {
  readonly side: string
  readonly by: string
  readonly at: string
  readonly words: string
  readonly around: Pick<ConflictView, 'before' | 'after'>
}

function Version({ side, by, at, words, around: { before, after } }: VersionProps) {
  return (
    <div className="pack-way">
      <p className="pack-way-name">
        {side}
        <small>
          {by}, {momentText(at)}
        </small>
      </p>
      {words || before || after ? (
        <p className="changes">
          {before}
          {words.slice(0, words.length - words.trimStart().length)}
          <mark>{words.trim()}</mark>
          {words.trim() && words.slice(words.trimEnd().length)}
          {after}
        </p>
      ) : (
        <p className="pack-none">rien</p>
      )}
    </div>
  )
}
