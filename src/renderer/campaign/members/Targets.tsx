import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import { lastCallText } from '../../../shared/campaign/calls/last-call.ts'
import type { MemberList } from '../../../shared/campaign/members/contract.ts'
import type { TargetFilters, TargetList, TargetMember } from '../../../shared/campaign/members/model.ts'
import { weights } from '../../../shared/campaign/members/rank.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { Empty } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { AddMember } from './AddMember.tsx'
import { KeptLists } from './KeptLists.tsx'
import { nameOf } from './memberNames.ts'
import { TargetForm } from './TargetForm.tsx'

interface Props {
  readonly bill: string | undefined
  readonly list: MemberList
  readonly onOpen: (id: string) => void
}

/** Whom to call for a bill, in what order, and why: proposed, changed by hand, kept. */
export function Targets({ bill, list: memberList, onOpen }: Props) {
  const { value: lists } = useCall('targets.list', bill ? { bill } : null, ['library'])
  const [list, setList] = useState<TargetList>()
  const { value: people } = useCall('members.list', bill ? { bill } : {}, ['library'])
  const say = useSay()
  if (!bill)
    return <Empty title="Aucun texte suivi">Chargez la bibliothèque de départ, ou suivez un texte.</Empty>
  const names = new Map((people ?? memberList).members.map(one => [one.id, one]))
  const propose = (filters: Partial<TargetFilters>) =>
    call['targets.propose']({ bill, filters }).then(proposal => {
      if (proposal.length === 0) return say.error(new Error('Personne ne répond à ces filtres.'))
      setList({
        id: crypto.randomUUID(),
        title: `Appels du ${new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long' }).format(new Date())}`,
        bill,
        filters: { groups: [], committee: '', department: '', own: '', limit: 30, ...filters },
        ranked: proposal,
        openings: {},
        revision: 0,
        updatedAt: '',
      })
    }, say.error)
  const change = (members: readonly TargetMember[]) => list && setList({ ...list, ranked: [...members] })
  const save = () =>
    list &&
    call['targets.save'](list).then(answer => {
      setList(answer)
      say.success(`Liste «\u00a0${answer.title}\u00a0» gardée.`)
    }, say.error)
  return (
    <div className="targets">
      <section aria-labelledby="targets-draw">
        <h2 id="targets-draw">Proposer une liste</h2>
        <TargetForm key={bill} bill={bill} facets={memberList.facets} onPropose={propose} />
        <p className="help">
          Le rang vient du rôle sur le texte, de la commission saisie, des votes passés, des positions dites
          et du département. Chaque raison est écrite&nbsp;; vous pouvez tout changer. Les membres à ne plus
          appeler et ceux dont le mandat est terminé n’y sont pas.
        </p>
        <details>
          <summary>Ce que pèse chaque raison</summary>
          <p className="help">
            Les raisons d’un membre s’additionnent&nbsp;; à poids égal, l’ordre est tiré au sort, pour que
            tous n’appellent pas d’abord la lettre A.
          </p>
          <ul className="weights">
            {Object.entries(weights).map(([key, { points, words }]) => (
              <li key={key}>
                <b>{points}</b> {words}
              </li>
            ))}
          </ul>
        </details>
      </section>
      {lists && lists.length > 0 && <KeptLists lists={lists} members={names} onOpen={setList} />}
      {list && (
        <section aria-labelledby="targets-list">
          <h2 id="targets-list">La liste</h2>
          <div className="with-button">
            <Field
              label="Nom de la liste"
              value={list.title}
              onChange={title => setList({ ...list, title })}
            />
            <Button look="main" onPress={() => void save()} isDisabled={!list.title.trim()}>
              Garder la liste
            </Button>
            {list.revision > 0 && (
              <Button onPress={() => go(['campagne', 'appels'], { liste: list.id })}>
                Appeler ces membres
              </Button>
            )}
          </div>
          {list.filters.seed !== undefined && (
            <p className="help">À poids égal, ordre du tirage n° {list.filters.seed}.</p>
          )}
          <ol className="target-list">
            {list.ranked.map((one, n) => {
              const member = names.get(one.member)
              const name = member ? nameOf(member) : one.member
              return (
                <li key={one.member} className="row-item">
                  <span className="target-rank">{n + 1}</span>
                  <button type="button" className="row-link" onClick={() => onOpen(one.member)}>
                    <span className="row-title">
                      {name} {member?.group && <span className="badge">{member.group.sigle}</span>}
                    </span>
                    <span className="row-meta">
                      {[one.reasons.join(' · '), member?.lastCall && lastCallText(member.lastCall, member)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </button>
                  <IconButton
                    icon={ArrowUp}
                    name={`Monter ${name}`}
                    isDisabled={n === 0}
                    onPress={() => change(reorder(list.ranked, n, n - 1))}
                  />
                  <IconButton
                    icon={ArrowDown}
                    name={`Descendre ${name}`}
                    isDisabled={n === list.ranked.length - 1}
                    onPress={() => change(reorder(list.ranked, n, n + 1))}
                  />
                  <IconButton
                    icon={X}
                    name={`Retirer ${name}`}
                    onPress={() => change(list.ranked.filter(other => other.member !== one.member))}
                  />
                </li>
              )
            })}
          </ol>
          <AddMember
            members={[...names.values()].filter(
              one => !one.noCall && !one.mandate.to && !list.ranked.some(other => other.member === one.id),
            )}
            onAdd={id => change([...list.ranked, { member: id, reasons: ['Ajouté à la main'], score: 0 }])}
          />
        </section>
      )}
      <Scrutins bill={bill} />
    </div>
  )
}

function reorder(all: readonly TargetMember[], from: number, to: number): TargetMember[] {
  const next = [...all]
  const [one] = next.splice(from, 1)
  if (one) next.splice(to, 0, one)
  return next
}

/** Which public votes are about this bill, and what the campaign wished: what « vote partagé » rests on. */
function Scrutins({ bill }: { readonly bill: string }) {
  const { value: scrutins, reload } = useCall('scrutins.list', {}, ['library'])
  const say = useSay()
  if (!scrutins || scrutins.length === 0)
    return (
      <p className="help">
        Aucun scrutin importé&nbsp;: les votes passés ne comptent pas encore dans le rang. Importez
        «&nbsp;Scrutins.json.zip&nbsp;» de l’Assemblée.
      </p>
    )
  const link = (id: string, value: string) =>
    call['scrutins.link'](
      value === '' ? { id } : { id, bill, ...(value !== 'lie' && { wished: value as 'pour' | 'contre' }) },
    ).then(reload, say.error)
  return (
    <details>
      <summary>Scrutins sur ce texte ({scrutins.filter(one => one.bill === bill).length})</summary>
      <ul className="rows scrutins">
        {scrutins.slice(0, 200).map(one => (
          <li key={one.id} className="row-item">
            <span className="row-text">
              <span className="row-title">{one.title}</span>
              <span className="row-meta">
                n° {one.number}, {one.date.split('-').reverse().join('/')} — {one.result}
              </span>
            </span>
            <Choice
              label={`Scrutin n° ${one.number}\u00a0: la campagne demandait`}
              isHidden
              value={one.bill === bill ? (one.wished ?? 'lie') : ''}
              onChange={value => void link(one.id, value)}
              options={[
                { value: '', label: 'Sans lien avec ce texte' },
                { value: 'lie', label: 'Sur ce texte' },
                { value: 'contre', label: 'Sur ce texte\u00a0: demandait contre' },
                { value: 'pour', label: 'Sur ce texte\u00a0: demandait pour' },
              ]}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
