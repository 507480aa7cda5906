import { useState } from 'react'
import { houseAhead } from '../../../shared/campaign/bills/ahead.ts'
import type { Bill, Measure } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { stateAt } from '../../../shared/campaign/bills/state/measure-state.ts'
import { usualRequest } from '../../../shared/campaign/briefs/choice.ts'
import type { CallSetting } from '../../../shared/campaign/calls/contract.ts'
import { CALL_RETENTION_MONTHS, keepUntil } from '../../../shared/campaign/calls/retention.ts'
import { wholeRequest } from '../../../shared/campaign/powers/whole.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { asError, call, useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { dayText, isEnded } from './entry.ts'
import { Outcomes } from './Outcomes.tsx'
import { Session } from './Session.tsx'
import './calls.css'

type OpenCalls = Output<'calls.open'>

/** Calls to members: prepared, made one at a time, and what they gave. */
export function Calls({ query, campaigns, onStarter }: SectionProps) {
  const { bills, error, reload } = campaigns
  const { value: day } = useCall('calls.day', {})
  const { value: lists } = useCall('targets.list', {}, ['library'])
  // no name begins so: the ages of the files alone are read
  const { value: members } = useCall('members.list', { text: NOBODY }, ['library'])
  const [setting, setSetting] = useState<CallForm>({ request: '' })
  const [list, setList] = useState(query.liste ?? '')
  const [months, setMonths] = useState(CALL_RETENTION_MONTHS)
  const { value: settings } = useCall('settings.get', {})
  // typed once, found again the next day
  const who = {
    volunteer: setting.volunteer ?? settings?.['calls.volunteer'] ?? '',
    commune: setting.commune ?? settings?.['calls.commune'] ?? '',
  }
  const [openSession, setOpened] = useState<{ readonly setting: CallSetting; readonly session: OpenCalls }>()
  const [failure, setFailed] = useState<AppError>()
  if (error) return <Failure error={error} retry={reload} />
  if (!bills || !lists) return <Loading />
  const currentList = lists.find(one => one.id === list)
  const bill = bills.find(one => one.id === currentList?.bill) ?? campaigns.bill
  if (!bill)
    return (
      <NoBills onStarter={onStarter}>On appelle au sujet d’un texte&nbsp;: suivez-en un d’abord.</NoBills>
    )
  const set = (some: Partial<CallForm>) => setSetting(before => ({ ...before, ...some }))
  const begin = (hasEnded = false) => {
    const { measure, ...rest } = setting
    const request = { ...rest, ...who, bill: bill.id, ...(measure && { measure }) }
    setFailed(undefined)
    const values = { 'calls.volunteer': who.volunteer, 'calls.commune': who.commune }
    call['settings.save']({ values }).catch(() => undefined)
    call['calls.open']({ ...request, ...(currentList && { list: currentList.id }), ended: hasEnded }).then(
      session => setOpened({ setting: { ...request, request: session.request }, session }),
      cause => setFailed(asError(cause)),
    )
  }
  if (members && members.ages.length === 0)
    return (
      <>
        <Empty
          title="Personne à appeler"
          actions={
            <a className="button main" href={href(['campagne', 'parlementaires'])}>
              Importer les parlementaires
            </a>
          }
        >
          Aucun parlementaire en fonction n’est connu ici. Leurs noms, leurs groupes et leurs numéros viennent
          des données ouvertes des assemblées, un fichier à importer une fois.
        </Empty>
        <Outcomes bill={bill} setting={{ ...setting, ...who, bill: bill.id }} list={undefined} />
      </>
    )
  if (openSession)
    return (
      <Session
        setting={openSession.setting}
        session={{ ...openSession.session, keepUntil: keepUntil(today(), months) }}
        onEnd={() => setOpened(undefined)}
      />
    )
  const measure = bill.measures.find(one => one.id === setting.measure)
  const stage = currentStage(bill, today())?.key ?? ''
  const audience = { chamber: houseAhead(bill, today()) ?? ('an' as const), group: '', member: '' }
  const usual =
    (measure
      ? usualRequest({ measures: [measure.id], stage, audience }, bill, today())
      : wholeRequest({ bill, stage, today: today(), reader: audience })) ?? ''
  return (
    <div className="calls">
      {day && <p className={`call-day ${day.kind}`}>{dayText(day)}</p>}
      <form
        className="call-setting"
        aria-label="Préparer les appels"
        onSubmit={event => {
          event.preventDefault()
          begin()
        }}
      >
        <div className="fields">
          <Choice
            label="Texte"
            value={bill.id}
            onChange={value => {
              campaigns.choose(value)
              set({ measure: undefined })
              setList('')
            }}
            options={bills.map(one => ({ value: one.id, label: one.title }))}
          />
          <Choice
            label="Qui appeler"
            value={list}
            onChange={setList}
            options={[
              { value: '', label: 'Une liste proposée pour ce texte' },
              ...lists
                .filter(one => one.bill === bill.id)
                .map(one => ({ value: one.id, label: `${one.title} (${one.ranked.length})` })),
            ]}
          />
          <Choice
            label="Mesure"
            value={setting.measure ?? ''}
            onChange={measure => set({ measure: measure || undefined })}
            options={[
              { value: '', label: 'Le texte entier' },
              ...bill.measures.map(one => ({
                value: one.id,
                label: [articleToday(one, bill), one.title].filter(Boolean).join(' — '),
              })),
            ]}
          />
          <Field
            label="Demande, une seule"
            value={setting.request}
            onChange={request => set({ request })}
            placeholder={usual}
            help="Un verbe&nbsp;: «&nbsp;voter contre ce texte&nbsp;», «&nbsp;déposer un amendement de suppression&nbsp;»."
          />
          <Field
            label="Votre prénom ou pseudonyme"
            value={who.volunteer}
            onChange={volunteer => set({ volunteer })}
            help="Il reste sur cet ordinateur et dans votre journal&nbsp;; le bilan ne nomme personne."
          />
          <Field
            label="Votre commune"
            value={who.commune}
            onChange={commune => set({ commune })}
            help="Les élus écoutent d’abord leurs électeurs&nbsp;: ceux de votre département montent dans la liste. Si plusieurs communes portent ce nom&nbsp;: «&nbsp;Montreuil (93)&nbsp;»."
          />
          <Choice
            label="Garder chaque appel"
            value={String(months)}
            onChange={value => setMonths(Number(value))}
            options={[1, 3, 6, 12].map(n => ({ value: String(n), label: `${n} mois, puis effacé` }))}
          />
        </div>
        {failure && (
          <div className="failure" role="alert">
            <p>{failure.message}</p>
            {isEnded(failure) && (
              <Button look="quiet" onPress={() => begin(true)}>
                Appeler quand même
              </Button>
            )}
            {failure.code === 'not-found' && (
              <a href={href(['campagne', 'parlementaires'])}>Aller aux parlementaires</a>
            )}
          </div>
        )}
        <div className="actions">
          <Button look="main" type="submit">
            Commencer les appels
          </Button>
        </div>
      </form>
      <Outcomes bill={bill} setting={{ ...setting, ...who, bill: bill.id }} list={currentList?.id} />
    </div>
  )
}

/** Words that no member is found by. */
const NOBODY = '\u2205'

/** Fields of the form; the caller is known from the last time until it is typed anew. */
type CallForm = Omit<CallSetting, 'bill' | 'volunteer' | 'commune'> &
  Partial<Pick<CallSetting, 'volunteer' | 'commune'>>

/** The number of a measure today, as a list names it; empty where nobody has read it. */
function articleToday(measure: Measure, bill: Bill): string {
  const { article } = stateAt(bill, measure, currentStage(bill, today())?.key ?? '')
  return article ? `art. ${article}` : ''
}
