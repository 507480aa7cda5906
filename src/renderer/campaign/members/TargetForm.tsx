import { useState } from 'react'
import { houseAhead } from '../../../shared/campaign/bills/ahead.ts'
import { MAX_SEED } from '../../../shared/campaign/calls/deal.ts'
import type { MemberList } from '../../../shared/campaign/members/contract.ts'
import { MemberChamber, PositionValue, type TargetFilters } from '../../../shared/campaign/members/model.ts'
import { useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'
import { chamberNames, positionNames } from './memberNames.ts'

interface Props {
  readonly bill: string
  readonly facets: MemberList['facets']
  readonly onPropose: (filters: Partial<TargetFilters>) => void
}

const any = (label: string) => ({ value: '', label })

/** Who may be on a list of calls: at first the members of the chamber the bill is before. */
export function TargetForm({ bill, facets, onPropose }: Props) {
  const { value: followedBill } = useCall('bills.get', { id: bill })
  const [filters, setFilters] = useState<Partial<TargetFilters>>({ limit: 30 })
  const [house, setHouse] = useState<MemberChamber | ''>()
  const chamber = house ?? (followedBill && houseAhead(followedBill, today())) ?? ''
  const set = (some: Partial<TargetFilters>) => setFilters(before => ({ ...before, ...some }))
  const inChamber = <T extends { readonly chamber: MemberChamber }>(all: readonly T[]) =>
    all.filter(one => !chamber || one.chamber === chamber)
  // one sigle may be that of a group in each chamber
  const groups = [...new Map(inChamber(facets.groups).map(one => [one.sigle, one])).values()]
  const departments = facets.departments.map(one => ({
    value: one.number,
    label: `${one.number} ${one.name}`,
  }))
  return (
    <form
      aria-label="Proposer une liste"
      onSubmit={event => {
        event.preventDefault()
        const seed = Math.floor(Math.random() * (MAX_SEED + 1))
        onPropose({ ...filters, seed, ...(chamber && { chamber }) })
      }}
    >
      <div className="member-filters">
        <Choice
          label="Chambre"
          value={chamber}
          onChange={value => {
            setHouse(MemberChamber.safeParse(value).data ?? '')
            set({ groups: [], committee: '' })
          }}
          options={[
            any('Les deux'),
            ...MemberChamber.options.map(value => ({ value, label: chamberNames[value] })),
          ]}
        />
        <Choice
          label="Groupe"
          value={filters.groups?.[0] ?? ''}
          onChange={group => set({ groups: group ? [group] : [] })}
          options={[
            any('Tous'),
            ...groups.map(one => ({
              value: one.sigle,
              label: one.label === one.sigle ? one.sigle : `${one.sigle} — ${one.label}`,
            })),
          ]}
        />
        <Choice
          label="Commission"
          value={filters.committee ?? ''}
          onChange={committee => set({ committee })}
          options={[
            any('Toutes'),
            ...inChamber(facets.committees).map(one => ({
              value: one.name,
              label: chamber ? one.name : `${one.name} (${chamberNames[one.chamber]})`,
            })),
          ]}
        />
        <Choice
          label="Département de l’élu·e"
          value={filters.department ?? ''}
          onChange={department => set({ department })}
          options={[any('Tous'), ...departments]}
        />
        <Choice
          label="Position"
          value={filters.position ?? ''}
          onChange={value =>
            setFilters(({ position: _, ...rest }) => {
              const position = PositionValue.safeParse(value).data
              return position ? { ...rest, position } : rest
            })
          }
          options={[
            any('Toutes'),
            ...PositionValue.options.map(value => ({ value, label: positionNames[value] })),
          ]}
        />
        <Choice
          label="Votre département"
          value={filters.own ?? ''}
          onChange={own => set({ own })}
          options={[any('Ne pas en tenir compte'), ...departments]}
        />
        <Choice
          label="Combien"
          value={String(filters.limit ?? 30)}
          onChange={limit => set({ limit: Number(limit) })}
          options={[10, 30, 60, 100].map(n => ({ value: String(n), label: `${n} membres` }))}
        />
      </div>
      <div className="actions">
        <Button look="main" type="submit">
          Proposer
        </Button>
      </div>
    </form>
  )
}
