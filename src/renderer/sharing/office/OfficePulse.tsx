import { Users } from 'lucide-react'
import { spacesAsOne, stateWords } from '../../../shared/sharing/office/desk-words.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'

/** Says in a few words how the spaces of this library stand, and leads to them; nothing where it is in none. */
export function OfficePulse({ isHere }: { readonly isHere: boolean }) {
  const { value: states } = useCall('office.pulse', {}, ['settings'])
  const state = spacesAsOne(states ?? [])
  if (!state) return null
  return (
    <a className="rail-shared" href={href(['espaces'])} aria-current={isHere ? 'page' : undefined}>
      <Users size={19} strokeWidth={1.6} aria-hidden />
      <span>Espaces</span>
      <small role="status" aria-label="Espaces partagés">
        {stateWords(state, new Date())}
      </small>
    </a>
  )
}
