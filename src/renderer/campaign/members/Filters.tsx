import type { MemberList, MemberQuery } from '../../../shared/campaign/members/contract.ts'
import { MemberChamber, MemberRole, PositionValue } from '../../../shared/campaign/members/model.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { chamberNames, positionNames, roleNames } from './memberNames.ts'

interface FiltersProps {
  readonly query: MemberQuery
  readonly set: (some: Partial<Record<keyof MemberQuery, string>>) => void
  readonly list: MemberList
}

/** Narrows the members down: by words, by place and by chamber first, by the rest when one asks for it. */
export function Filters({ query, set, list: { facets, ages } }: FiltersProps) {
  const any = (label: string) => ({ value: '', label })
  const { text: _, place: __, chamber: ___, ...others } = query
  const more = Object.keys(others).length
  return (
    <search className="member-filters" aria-label="Chercher un membre">
      <Field
        label="Chercher"
        value={query.text ?? ''}
        onChange={text => set({ text })}
        placeholder="nom, département…"
      />
      <Field
        label="Commune ou adresse"
        value={query.place ?? ''}
        onChange={place => set({ place })}
        placeholder="Grenoble, ou 12 rue X, 38000 Grenoble"
      />
      <Choice
        label="Chambre"
        value={query.chamber ?? ''}
        onChange={chamber => set({ chamber, group: '', committee: '' })}
        options={[
          any('Les deux'),
          ...MemberChamber.options.map(value => ({ value, label: chamberNames[value] })),
        ]}
      />
      <details className="more-filters" open={more > 0}>
        <summary>Plus de filtres{more > 0 && ` (${more})`}</summary>
        <div className="member-filters">
          <Choice
            label="Groupe"
            value={query.group ?? ''}
            onChange={group => set({ group })}
            options={[
              any('Tous'),
              ...facets.groups.map(group => ({
                value: group.sigle,
                label: `${group.label === group.sigle ? group.sigle : `${group.sigle} — ${group.label}`} (${group.n})`,
              })),
            ]}
          />
          <Choice
            label="Commission"
            value={query.committee ?? ''}
            onChange={committee => set({ committee })}
            options={[
              any('Toutes'),
              ...facets.committees.map(committee => ({
                value: committee.name,
                label: `${committee.name} (${committee.n})`,
              })),
            ]}
          />
          <Choice
            label="Département"
            value={query.department ?? ''}
            onChange={department => set({ department })}
            options={[
              any('Tous'),
              ...facets.departments.map(department => ({
                value: department.number,
                label: `${department.number} ${department.name} (${department.n})`,
              })),
            ]}
          />
          <Choice
            label="Rôle sur le texte"
            value={query.role ?? ''}
            onChange={role => set({ role })}
            options={[
              any('Peu importe'),
              ...MemberRole.shape.role.options.map(value => ({ value, label: roleNames[value] })),
            ]}
          />
          <Choice
            label="Position"
            value={query.position ?? ''}
            onChange={position => set({ position })}
            options={[
              any('Peu importe'),
              ...PositionValue.options.map(value => ({ value, label: positionNames[value] })),
            ]}
          />
          {(facets.legislatures.length > 1 || !ages.some(age => age.chamber === 'an')) &&
            facets.legislatures.length > 0 && (
              <Choice
                label="Législature"
                value={query.legislature ?? ''}
                onChange={legislature => set({ legislature })}
                options={[
                  any('En fonction'),
                  ...facets.legislatures.map(value => ({ value, label: `${value}e` })),
                ]}
              />
            )}
        </div>
      </details>
    </search>
  )
}
