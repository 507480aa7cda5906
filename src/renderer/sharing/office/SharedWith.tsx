import { Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Input } from '../../../shared/contract/contract.ts'
import { capital } from '../../../shared/french/wording.ts'
import { stateWords } from '../../../shared/sharing/office/desk-words.ts'
import { call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { ShareBox, sharedWord } from './ShareBox.tsx'

interface Props {
  readonly kind: Input<'office.share'>['kind']
  readonly id: string
  /** heads the line, where the page has other ways to share */
  readonly title?: string
}

/** Says with whom a thing is shared and whether all was sent, and lets it be shared; nothing where this library is in no space. */
export function SharedWith({ kind, id, title }: Props) {
  const { value: spaces, reload } = useCall('office.state', {}, ['dossiers', 'settings'])
  const { value: shares } = useCall('office.shares', { kind, id })
  const [isSharing, setSharing] = useState(false)
  const names = shares?.join(' ') ?? ''
  // whoever opens what is shared reads what the others wrote; out of reach, the line says so and nothing else
  useEffect(() => {
    for (const space of names.split(' ').filter(Boolean)) call['office.sync']({ space }).then(reload, reload)
  }, [names, reload])
  if (!spaces || spaces.length === 0) return null
  const own = spaces.filter(one => shares?.includes(one.space))
  const line = (
    <p className="shared-with">
      <Users size={15} aria-hidden />
      {own.length === 0 && <span>Sur ce poste seulement.</span>}
      {own.map(one => (
        <span key={one.space} role="status">
          {capital(sharedWord(kind))} avec <a href={href(['espaces', one.space])}>{one.title}</a>&nbsp;:{' '}
          {stateWords(one, new Date())}
        </span>
      ))}
      <Button look="link" onPress={() => setSharing(true)}>
        Partager avec…
      </Button>
      {isSharing && <ShareBox kind={kind} id={id} onClose={() => setSharing(false)} />}
    </p>
  )
  if (title === undefined) return line
  return (
    <>
      <h3>{title}</h3>
      {line}
    </>
  )
}
