import { useState } from 'react'
import type { ProjectQuery } from '../../../shared/campaign/projects/contract.ts'
import { ProjectState } from '../../../shared/campaign/projects/model.ts'
import { projectTitle, stateNames, stateOf, stateText } from '../../../shared/campaign/projects/states.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import type { SectionProps } from '../section.ts'
import { AddProjects } from './AddProjects.tsx'
import { CampaignChoice } from './CampaignChoice.tsx'
import { Exports } from './Exports.tsx'
import { ProjectMap } from './ProjectMap.tsx'
import { ProjectPage } from './ProjectPage.tsx'
import { TakeTable } from './TakeTable.tsx'
import './projects.css'

const views = [
  { key: 'liste', label: 'Liste' },
  { key: 'carte', label: 'Carte' },
] as const

/** Local projects: listed, drawn, opened one by one. */
export function Projects({ path: [id], query, campaigns }: SectionProps) {
  if (id) return <ProjectPage key={id} id={id} campaigns={campaigns} />
  const { vue, campagne } = query
  const view = views.find(one => one.key === vue)?.key ?? 'liste'
  return <ProjectList key={campagne ?? ''} view={view} campaign={campagne} campaigns={campaigns} />
}

interface ListProps {
  readonly view: (typeof views)[number]['key']
  /** the campaign whose projects the address asks for */
  readonly campaign: string | undefined
  readonly campaigns: Campaigns
}

function ProjectList({ view, campaign, campaigns }: ListProps) {
  const [filters, setFilters] = useState<ProjectQuery>(campaign ? { campaign } : {})
  const [isAdding, setAdding] = useState(false)
  const { value: list, error, reload } = useCall('projects.list', filters, ['library'])
  const add = (
    <Button look="main" onPress={() => setAdding(true)}>
      Ajouter des communes
    </Button>
  )
  if (error) return <Failure error={error} retry={reload} />
  if (!list) return <Loading />
  const isEmpty = list.facets.states.length === 0
  return (
    <div className="projects">
      <AddProjects open={isAdding} onClose={() => setAdding(false)} campaigns={campaigns} />
      {isEmpty ? (
        <Empty title="Aucun projet local" actions={add}>
          Caméras, logiciel d’analyse, micros… Collez les communes où un système est soupçonné ou connu&nbsp;:
          chacune a sa fiche, ses preuves et sa place sur la carte.
        </Empty>
      ) : (
        <>
          <div className="member-bar">
            <nav className="campaign-nav" aria-label="Voir les projets">
              {views.map(one => (
                <a
                  key={one.key}
                  href={href(['campagne', 'projets'], { vue: one.key, campagne: campaign })}
                  aria-current={one.key === view ? 'page' : undefined}
                >
                  {one.label}
                </a>
              ))}
            </nav>
            <div className="actions">
              {add}
              <TakeTable />
              <Exports query={filters} ids={list.projects.map(one => one.id)} />
            </div>
          </div>
          <Filters query={filters} onChange={setFilters} list={list} campaigns={campaigns} />
          <p className="member-count" role="status">
            {list.total === 0 ? 'Aucun projet ne répond à ces filtres.' : count(list.total, 'projet')}
          </p>
          {view === 'carte' ? (
            <ProjectMap projects={list.projects} />
          ) : (
            <ul className="rows">
              {list.projects.map(one => (
                <li key={one.id} className="row-item">
                  <a className="row-link" href={href(['campagne', 'projets', one.id])}>
                    <span className="row-title">
                      {projectTitle(one)}{' '}
                      <span className={`badge project-${stateOf(one)}`}>{stateText(one)}</span>
                    </span>
                    <span className="row-meta">
                      {[
                        one.communes.map(({ name, code }) => `${name} (${code})`).join(', '),
                        one.maker,
                        one.price,
                        one.evidence.length > 0 && count(one.evidence.length, 'preuve'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

interface FiltersProps {
  readonly campaigns: Campaigns
  readonly query: ProjectQuery
  readonly onChange: (query: ProjectQuery) => void
  readonly list: {
    readonly facets: {
      readonly states: readonly { readonly value: ProjectState; readonly n: number }[]
      readonly departments: readonly { readonly value: string; readonly n: number }[]
      readonly products: readonly { readonly value: string; readonly n: number }[]
    }
  }
}

function Filters({ query, onChange, list: { facets }, campaigns }: FiltersProps) {
  const set = (some: Partial<Record<'text' | 'department' | 'product' | 'state' | 'campaign', string>>) =>
    onChange(
      Object.fromEntries(Object.entries({ ...query, ...some }).filter(([, value]) => value)) as ProjectQuery,
    )
  const any = (label: string) => ({ value: '', label })
  return (
    <search className="member-filters" aria-label="Chercher un projet">
      <Field
        label="Chercher"
        value={query.text ?? ''}
        onChange={text => set({ text })}
        placeholder="commune, produit, mots de la fiche…"
      />
      <Choice
        label="État"
        value={query.state ?? ''}
        onChange={state => set({ state: ProjectState.safeParse(state).data ?? '' })}
        options={[
          any('Tous'),
          ...facets.states.map(({ value, n }) => ({ value, label: `${stateNames[value]} (${n})` })),
        ]}
      />
      <Choice
        label="Département"
        value={query.department ?? ''}
        onChange={department => set({ department })}
        options={[
          any('Tous'),
          ...facets.departments.map(({ value, n }) => ({ value, label: `${value} (${n})` })),
        ]}
      />
      <Choice
        label="Produit"
        value={query.product ?? ''}
        onChange={product => set({ product })}
        options={[
          any('Tous'),
          ...facets.products.map(({ value, n }) => ({ value, label: `${value} (${n})` })),
        ]}
      />
      <CampaignChoice
        label="Campagne du projet"
        campaigns={campaigns}
        value={query.campaign}
        onChange={campaign => set({ campaign: campaign ?? '' })}
        none="Toutes"
      />
    </search>
  )
}
