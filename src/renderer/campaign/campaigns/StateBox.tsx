import type { ListedCampaign } from '../../../shared/campaign/campaigns/contract.ts'
import type { StateLine, StatePlace } from '../../../shared/campaign/campaigns/state.ts'
import { waveSummaries } from '../../../shared/campaign/waves/week-summary.ts'
import { useCall } from '../../kernel/api.ts'
import { href } from '../../kernel/route.ts'
import { shortDay, today } from '../../ui/date.ts'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import './campaigns.css'

/** Where a campaign stands: its dates, what it holds, and what to do next, each line leading to its place. */
export function StateBox({ campaign }: { readonly campaign: ListedCampaign }) {
  const {
    value: state,
    error,
    reload,
  } = useCall('campaigns.state', { id: campaign.id }, ['library', 'dossiers', 'drafts'])
  const { value: waves } = useCall('waves.list', {}, ['library', 'dossiers'])
  const { value: week } = useCall('waves.due', {}, ['library', 'dossiers'])
  if (error && !state) return <Failure error={error} retry={reload} />
  if (!state) return <Loading />
  const { counts } = state
  const requests = waves && week ? waveSummaries(waves, week, campaign.id) : []
  const lines: readonly (readonly [string, StateLine])[] = [
    ['Étape en cours', state.stage],
    ['Délai des amendements', state.deadline],
    ['Prochaine séance', state.sitting],
    ['Appeler', state.calling],
  ]
  const totals = [
    [
      count(counts.arguments, 'argument lié', 'arguments liés'),
      { what: 'bill', id: state.bill, dossier: '' },
    ],
    [count(counts.documents, 'document'), { what: 'documents' }],
    [count(counts.amendments, 'amendement à nous', 'amendements à nous'), { what: 'amendments' }],
    [count(counts.lists, 'liste'), { what: 'lists' }],
    [count(counts.sets, 'envoi'), { what: 'documents' }],
    [
      `${count(counts.calls, 'appel noté', 'appels notés')}${counts.callsSince === undefined || counts.calls === 0 ? '' : `, ${counts.callsSince} depuis l’étape en cours`}`,
      { what: 'calls' },
    ],
    [count(counts.projects, 'projet local', 'projets locaux'), { what: 'projects', id: state.campaign }],
  ] as const
  return (
    <section aria-labelledby="state" className="tonight">
      <h2 id="state">Ce soir</h2>
      <ul className="tonight-lines" aria-labelledby="state">
        {state.tonight.map((line, n) => (
          <li key={line.kind}>
            <b>{line.title}</b>
            <span>{line.text}</span>
            {line.act && (
              <a
                className={n === 0 ? 'button main' : 'button'}
                href={addressOf(line.act.place, state.bill, line.kind === 'moved' ? 'stages' : undefined)}
              >
                {line.act.label}
              </a>
            )}
          </li>
        ))}
        <Tasks campaign={campaign.id} />
        {requests
          .filter(request => request.isLate)
          .map(request => (
            <li key={request.id}>
              <b>En retard</b>
              <span>
                {request.title}&nbsp;: {request.text}
              </span>
              <a className="button" href={href(['campagne', 'demandes', request.id])}>
                Voir les demandes
              </a>
            </li>
          ))}
      </ul>
      {state.steps.length > 0 && (
        <details>
          <summary id="steps">Tout ce qui reste à faire ({state.steps.length})</summary>
          <ol className="state-steps" aria-label="À faire, dans l’ordre">
            {state.steps.map(step => (
              <li key={`${step.kind} ${step.place.id} ${step.title}`}>
                <a
                  href={
                    step.kind === 'identity'
                      ? href(['campagne', 'equipe'], { voir: 'identite' })
                      : addressOf(step.place, state.bill, step.kind === 'text' ? 'texts' : 'measures')
                  }
                >
                  {step.title}
                </a>
                <small>{step.why}</small>
              </li>
            ))}
          </ol>
        </details>
      )}
      <details>
        <summary>Où elle en est</summary>
        <dl className="state-lines">
          {lines.map(([label, line]) => (
            <div key={label} data-standing={line.standing}>
              <dt>{label}</dt>
              <dd>
                {line.text}{' '}
                <a href={addressOf(line.place, state.bill, 'stages')}>{placeWords[line.place.what]}</a>
              </dd>
            </div>
          ))}
          {requests.map(request => (
            <div key={request.id} data-standing={request.isLate ? 'to-verify' : 'known'}>
              <dt>Demandes de documents</dt>
              <dd>
                {request.title}&nbsp;: {request.text}{' '}
                <a href={href(['campagne', 'demandes', request.id])}>Voir les demandes</a>
              </dd>
            </div>
          ))}
        </dl>
        <ul className="state-counts" aria-label="Ce qu’elle contient">
          {totals.map(([words, place]) => (
            <li key={words}>
              <a href={addressOf({ id: '', dossier: '', ...place }, state.bill)}>{words}</a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

/** Shows what others of the association wait for: the tasks of this campaign that are one's own, or nobody's, and not done. */
function Tasks({ campaign }: { readonly campaign: string }) {
  const { value: spaces } = useCall('office.pulse', {})
  const { value: dates } = useCall('office.dates', spaces && spaces.length > 0 ? { since: today() } : null)
  const tasks = (dates ?? []).filter(
    one => one.type === 'task' && !one.isDone && one.of.id === campaign && (one.assignee?.isOwn ?? true),
  )
  return tasks.slice(0, 2).map(task => (
    <li key={task.key}>
      <b>On vous attend</b>
      <span>
        {task.title}
        {task.day && `, pour le ${shortDay(task.day)}`}
      </span>
      <a className="button" href={href(['espaces'])}>
        Voir la tâche
      </a>
    </li>
  ))
}

type Place = Omit<StatePlace, 'what'> & {
  readonly what: StatePlace['what'] | 'documents' | 'amendments' | 'projects'
}

const placeWords: Readonly<Record<StatePlace['what'], string>> = {
  campaign: 'Voir la campagne',
  bill: 'Voir les étapes',
  measures: 'Voir les mesures',
  members: 'Voir les parlementaires',
  argument: 'Voir l’argument',
  draft: 'Voir le texte',
  composer: 'Écrire',
  amendment: 'Voir l’amendement',
  lists: 'Voir les listes',
  calls: 'Appeler',
}

/** Address of a place; `part`: the section of the page of a bill. */
function addressOf(
  { what, id, dossier }: Place,
  bill: string,
  part?: 'stages' | 'measures' | 'texts',
): string {
  switch (what) {
    case 'campaign':
      return href(['campagne', 'equipe'])
    case 'bill':
      return href(['campagne', 'textes', id], { voir: part })
    case 'measures':
      return href(['campagne', 'textes', id], { voir: 'measures' })
    case 'members':
      return href(['campagne', 'parlementaires'])
    case 'argument':
      return href(['bibliotheque', id])
    case 'draft':
      return href(['dossier', dossier, id])
    case 'composer':
      return href(['campagne', 'documents', 'composer'], { texte: bill, document: 'note' })
    case 'documents':
      return href(['campagne', 'documents'])
    case 'amendment':
      return href(['campagne', 'amendements', id])
    case 'amendments':
      return href(['campagne', 'amendements'])
    case 'lists':
      return href(['campagne', 'parlementaires'], { vue: 'cibles' })
    case 'calls':
      return href(['campagne', 'appels'], { liste: id === bill ? undefined : id })
    case 'projects':
      return href(['campagne', 'projets'], { campagne: id })
  }
}
