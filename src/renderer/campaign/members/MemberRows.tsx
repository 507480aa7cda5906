import { ListBox, ListBoxItem, ListLayout, Text, Virtualizer } from 'react-aria-components'
import type { MemberLine } from '../../../shared/campaign/members/contract.ts'
import { nameOf, placeOf, positionNames } from './words.ts'

interface Props {
  readonly members: readonly MemberLine[]
  readonly selected?: string
  readonly onOpen: (id: string) => void
}

/** Members in a list of which only the rows in sight are made. */
export const MemberRows = ({ members, selected, onOpen }: Props) => (
  <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 66 }}>
    <ListBox
      className="member-list"
      aria-label="Membres du Parlement"
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={keys => {
        const [id] = keys === 'all' ? [] : [...keys]
        if (id !== undefined) onOpen(String(id))
      }}
      items={members}
    >
      {one => (
        <ListBoxItem id={one.id} textValue={`${one.last} ${one.first}`} className="member-row">
          <Text slot="label" className="row-title">
            {nameOf(one)} {one.group && <span className="badge">{one.group.sigle}</span>}
            {one.mandate.to && <span className="badge warn">mandat terminé</span>}
            {one.noCall && <span className="badge warn">ne plus appeler</span>}
          </Text>
          <Text slot="description" className="row-meta">
            {[
              placeOf(one),
              one.committee,
              one.position && `position : ${positionNames[one.position]}`,
              one.calls > 0 && `joint ${one.calls} fois`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </ListBoxItem>
      )}
    </ListBox>
  </Virtualizer>
)
