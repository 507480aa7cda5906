import { Users } from 'lucide-react'
import { spacesAsOne, stateWords } from '../../../shared/sharing/office/desk-words.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'

/** Says in a few words how the spaces of this library stand, and leads to them; nothing where it is in none. */
export function OfficePulse() {
  const { value: states } = useCall('office.pulse', {}, ['settings'])
  const state = spacesAsOne(states ?? [])
  if (!state) return null
  return (
    <a className="rail-shared" href={href(['espaces'])}>
      <Users size={16} strokeWidth={1.6} aria-hidden />
      <span role="status" aria-label="Espaces partagés">
        {stateWords(state, new Date())}
      </span>
    </a>
  )
}
