import { useState } from 'react'
import { MemberRole, PositionValue } from '../../../shared/campaign/members/model.ts'
import { correctionText, meaningOf, meaningWords } from '../../../shared/campaign/members/vote-meaning.ts'
import { call, useCall } from '../../kernel/api.ts'
import { useErasing } from '../../kernel/erasing.ts'
import { Button } from '../../ui/button.tsx'
import { longDay, momentText, shortDay, today } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { answeredNames, nameOf, placeOf, positionNames, roleNames, telOf } from './memberNames.ts'

interface Props {
  readonly id: string
  readonly bill: string | undefined
  readonly onClose: () => void
}

const phoneKinds = { circonscription: 'circonscription', assemblee: 'Parlement', autre: 'autre' } as const

/** All that is known of a member: contacts as published, roles, votes, positions, calls. */
export function Sheet({ id, bill, onClose }: Props) {
  const { value, error, reload } = useCall('members.get', { id }, ['library'])
  const { value: calls } = useCall('calls.list', { member: id }, ['library'])
  const { value: bills } = useCall('bills.list', {})
  const say = useSay()
  const erase = useErasing()
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return <Loading />
  const { member, votes, positions, age, noCall, since } = value
  const titleOf = (one: string) => bills?.find(({ id: billId }) => billId === one)?.title ?? one
  const after = (words: string) => () => {
    reload()
    say.success(words)
  }
  const stop = (on: boolean) =>
    call['members.noCall']({ member: id, on }).then(
      after(on ? 'Ce membre ne sera plus appelé.' : 'Ce membre peut de nouveau être appelé.'),
      say.error,
    )
  return (
    <section className="member-sheet" aria-labelledby="member-name">
      <div className="member-sheet-head">
        <h2 id="member-name">{nameOf(member)}</h2>
        <Button look="quiet" onPress={onClose}>
          Fermer la fiche
        </Button>
      </div>
      <p>{[member.group?.label, placeOf(member)].filter(Boolean).join(' · ')}</p>
      {member.committee && <p>{member.committee}</p>}
      {member.functions.length > 0 && <p>{member.functions.join(' · ')}</p>}
      {member.mandate.to && (
        <p>
          <span className="badge warn">mandat terminé</span> le {shortDay(member.mandate.to)}
        </p>
      )}
      <h3>Contacts publiés</h3>
      <ul className="plain">
        {member.phones.map(one => (
          <li key={one.number}>
            <a href={`tel:${telOf(one.number)}`}>{one.number}</a>{' '}
            <span className="help">{phoneKinds[one.kind]}</span>
          </li>
        ))}
        {member.emails.map(one => (
          <li key={one}>
            <a href={`mailto:${one}`}>{one}</a>
          </li>
        ))}
        {member.office && <li>{member.office}</li>}
        {[...member.web, ...member.social].map(one => (
          <li key={one}>
            {one.startsWith('http') ? (
              <a href={one} target="_blank" rel="noreferrer">
                {one.replace(/^https?:\/\//, '')}
              </a>
            ) : (
              one
            )}
          </li>
        ))}
        {member.phones.length + member.emails.length === 0 && (
          <li className="unknown">Aucun téléphone ni courriel publié.</li>
        )}
      </ul>
      <p className="help">
        {member.source}. {age?.sentence}
      </p>

      <h3>Rôle sur le texte</h3>
      <ul className="plain">
        {member.roles.map(role => (
          <li key={`${role.bill} ${role.role}`}>
            {roleNames[role.role]} — {titleOf(role.bill)}
            {role.source && <span className="help"> {role.source}</span>}{' '}
            <Button
              look="link"
              onPress={() =>
                void call['members.role']({ member: id, role, remove: true }).then(
                  after('Rôle retiré.'),
                  say.error,
                )
              }
            >
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      {bill && <RoleForm member={id} bill={bill} title={titleOf(bill)} onDone={after('Rôle noté.')} />}

      <h3>Votes</h3>
      {votes.length === 0 && <p className="unknown">Aucun scrutin importé ne nomme ce membre.</p>}
      <ul className="plain">
        {votes.map(({ scrutin, position, correction, group }) => (
          <li key={scrutin.id}>
            <strong>{position}</strong>
            {meaningOf(position, scrutin.wished) &&
              `, ${meaningWords[meaningOf(position, scrutin.wished) ?? 'neither']}`}
            {correction && `\u202f; ${correctionText(correction)}`}
            {group && group !== position && ` (son groupe\u00a0: ${group})`} — {scrutin.title}{' '}
            <span className="help">
              scrutin n° {scrutin.number}, {shortDay(scrutin.date)}
              {scrutin.wished && `, pour nous\u00a0: ${scrutin.wished}`}
            </span>
          </li>
        ))}
      </ul>

      <h3>Positions publiques</h3>
      <ul className="plain">
        {positions.map(one => (
          <li key={one.id}>
            <strong>{positionNames[one.value]}</strong> — {titleOf(one.bill)}, {shortDay(one.date)}{' '}
            {since && one.date < since && <span className="badge">législature précédente</span>}{' '}
            <span className="help">{one.source}</span>{' '}
            <Button
              look="link"
              onPress={() =>
                void call['members.removePosition']({ id: one.id }).then(() => {
                  reload()
                  say.success('Position retirée.', () => call['members.position'](one).then(reload))
                }, say.error)
              }
            >
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      {bill && (
        <PositionForm member={id} bill={bill} title={titleOf(bill)} onDone={after('Position notée.')} />
      )}

      <h3>Appels</h3>
      <ul className="plain">
        {(calls ?? []).map(one => (
          <li key={one.id}>
            {momentText(one.at)} — {answeredNames[one.answered]}
            {one.position && `, position\u00a0: ${positionNames[one.position]}`}
            {one.said && `\u00a0: ${one.said}`}{' '}
            <span className="help">conservé jusqu’au {shortDay(one.keepUntil)}</span>{' '}
            <Button
              look="link"
              onPress={() => void call['calls.erase']({ id: one.id }).then(after('Appel effacé.'), say.error)}
            >
              Effacer
            </Button>
          </li>
        ))}
      </ul>
      {calls && calls.length > 0 && (
        <p>
          <Button look="link" onPress={() => erase({ kind: 'calls', id })}>
            Effacer ce journal pour de bon…
          </Button>
        </p>
      )}
      {noCall ? (
        <p>
          Ne plus appeler, depuis le {longDay(noCall)}.{' '}
          <Button look="link" onPress={() => void stop(false)}>
            Permettre de nouveau les appels
          </Button>
        </p>
      ) : (
        <Button onPress={() => void stop(true)}>Ne plus appeler</Button>
      )}
    </section>
  )
}

interface FormProps {
  readonly member: string
  readonly bill: string
  readonly title: string
  readonly onDone: () => void
}

function RoleForm({ member, bill, title, onDone }: FormProps) {
  const [role, setRole] = useState<MemberRole['role']>('rapporteur')
  const [source, setSource] = useState('')
  const say = useSay()
  return (
    <details>
      <summary>Ajouter un rôle</summary>
      <p className="help">{title}</p>
      <div className="fields">
        <Choice
          label="Rôle"
          value={role}
          onChange={value => setRole(MemberRole.shape.role.parse(value))}
          options={MemberRole.shape.role.options.map(value => ({ value, label: roleNames[value] }))}
        />
        <Field
          label="Source"
          value={source}
          onChange={setSource}
          placeholder="rapport n°, site de l’Assemblée…"
        />
      </div>
      <Button
        onPress={() =>
          void call['members.role']({ member, role: { bill, role, source } }).then(onDone, say.error)
        }
      >
        Noter ce rôle
      </Button>
    </details>
  )
}

function PositionForm({ member, bill, title, onDone }: FormProps) {
  const [value, setValue] = useState<PositionValue>('indécis')
  const [date, setDate] = useState(today())
  const [source, setSource] = useState('')
  const say = useSay()
  return (
    <details>
      <summary>Ajouter une position publique</summary>
      <p className="help">
        {title}. Seulement ce que l’élu a dit en public ou en réponse à la campagne, avec sa source.
      </p>
      <div className="fields">
        <Choice
          label="Position"
          value={value}
          onChange={position => setValue(PositionValue.parse(position))}
          options={PositionValue.options.map(one => ({ value: one, label: positionNames[one] }))}
        />
        <Field type="date" label="Date" value={date} onChange={setDate} />
        <Field label="Source" value={source} onChange={setSource} required />
      </div>
      <Button
        isDisabled={!source.trim() || !date}
        onPress={() =>
          void call['members.position']({ id: crypto.randomUUID(), member, bill, value, date, source }).then(
            () => {
              setSource('')
              onDone()
            },
            say.error,
          )
        }
      >
        Noter cette position
      </Button>
    </details>
  )
}
