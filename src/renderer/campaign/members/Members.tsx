import { useState } from 'react'
import type { MemberLine, MemberQuery } from '../../../shared/campaign/members/contract.ts'
import { call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { SectionProps } from '../section.ts'
import { Ages } from './Ages.tsx'
import { Filters } from './Filters.tsx'
import { FranceMap } from './FranceMap.tsx'
import { MemberFiles } from './MemberFiles.tsx'
import { Sheet } from './Sheet.tsx'
import { Targets } from './Targets.tsx'
import './members.css'
import { ListBox, ListBoxItem, ListLayout, Text, Virtualizer } from 'react-aria-components'
import { nameOf, placeOf, positionNames } from './memberNames.ts'

const views = [
  { key: 'liste', label: 'Liste' },
  { key: 'carte', label: 'Carte' },
  { key: 'cibles', label: 'Qui appeler' },
] as const

/** Députés and sénateurs: found, seen on a map, ranked for a bill, one by one. */
export function Members({ path: [id], query, campaigns }: SectionProps) {
  const [filters, setAsked] = useState<MemberQuery>({})
  const { bills } = campaigns
  const bill = campaigns.bill?.id
  const {
    value: list,
    error,
    reload,
  } = useCall('members.list', { ...filters, ...(bill && { bill }) }, ['library'])
  const importing = useMemberImport()
  const view = views.find(one => one.key === query.vue)?.key ?? 'liste'
  const set = (some: Partial<Record<keyof MemberQuery, string>>) =>
    setAsked(before =>
      Object.fromEntries(Object.entries({ ...before, ...some }).filter(([, value]) => value)),
    )

  if (error) return <Failure error={error} retry={reload} />
  if (!list) return <Loading />
  if (list.ages.length === 0)
    return (
      <Empty
        title="Aucun parlementaire en fonction"
        actions={
          <Button look="main" onPress={importing}>
            Importer un fichier
          </Button>
        }
      >
        {list.facets.legislatures.length > 0 &&
          'Les députés d’ici sont d’une législature finie\u00a0: ils sont gardés, et n’entrent dans aucune liste. '}
        Importez les données ouvertes de l’Assemblée («&nbsp;AMO10&nbsp;», archive zip), du Sénat
        (ODSEN_GENERAL.csv) ou de NosDéputés, et les scrutins publics. Déposez le fichier dans la fenêtre, ou
        choisissez-le.
        <MemberFiles />
      </Empty>
    )
  return (
    <>
      <Ages ages={list.ages} onImport={importing} />
      <div className="member-bar">
        <nav className="campaign-nav" aria-label="Voir les membres">
          {views.map(one => (
            <a
              key={one.key}
              href={href(['campagne', 'parlementaires', ...(id ? [id] : [])], { vue: one.key })}
              aria-current={one.key === view ? 'page' : undefined}
            >
              {one.label}
            </a>
          ))}
        </nav>
        {bills && bills.length > 1 && (
          <Choice
            label="Texte suivi"
            value={bill ?? ''}
            onChange={campaigns.choose}
            options={bills.map(one => ({ value: one.id, label: one.title }))}
          />
        )}
      </div>
      {view === 'cibles' ? (
        <Targets bill={bill} list={list} onOpen={one => openMember(one, 'cibles')} />
      ) : (
        <>
          <Filters query={filters} set={set} list={list} />
          {list.placeSentence && <p className="help">{list.placeSentence}</p>}
          <p className="member-count" role="status">
            {list.total === 0 ? 'Aucun membre ne répond à ces filtres.' : count(list.total, 'membre')}
            {list.total === 0 && (
              <Button look="link" onPress={() => setAsked({})}>
                Retirer les filtres
              </Button>
            )}
          </p>
          {view === 'carte' ? (
            <FranceMap
              members={list.members}
              onDepartment={number => {
                set({ department: number })
                go(['campagne', 'parlementaires'], { vue: 'liste' })
              }}
            />
          ) : (
            <div className="member-columns" data-open={id ? 'yes' : undefined}>
              <MemberRows
                members={list.members}
                {...(id && { selectedId: id })}
                onOpen={one => openMember(one, 'liste')}
              />
              {id && (
                <Sheet key={id} id={id} bill={bill} onClose={() => go(['campagne', 'parlementaires'])} />
              )}
            </div>
          )}
        </>
      )}
      {view === 'cibles' && id && (
        <Sheet
          key={id}
          id={id}
          bill={bill}
          onClose={() => go(['campagne', 'parlementaires'], { vue: 'cibles' })}
        />
      )}
    </>
  )
}

const openMember = (id: string, vue: string) => go(['campagne', 'parlementaires', id], { vue })

/** Asks for files of the chambers and imports them as any other. */
function useMemberImport(): () => void {
  const say = useSay()
  return () =>
    void pickFiles()
      .then(async files => {
        if (files.length === 0) return
        const uploads = await Promise.all(files.map(upload))
        await call['imports.start']({ files: uploads })
      })
      .catch(say.error)
}

interface Props {
  readonly members: readonly MemberLine[]
  readonly selectedId?: string
  readonly onOpen: (id: string) => void
}

/** Members in a list of which only the rows in sight are made. */
const MemberRows = ({ members, selectedId, onOpen }: Props) => (
  <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 66 }}>
    <ListBox
      className="member-list"
      aria-label="Membres du Parlement"
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selectedId ? [selectedId] : []}
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
              one.position && `position\u00a0: ${positionNames[one.position]}`,
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
