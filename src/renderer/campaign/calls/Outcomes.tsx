import { useState } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { CallPositions, CallSetting } from '../../../shared/campaign/calls/contract.ts'
import { mergeText } from '../../../shared/campaign/calls/merged.ts'
import { asError, call, exportUrl, upload, useCall } from '../../kernel/api.ts'
import { pickFiles, save } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay, today } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { positionNames } from '../members/memberNames.ts'
import { isEnded } from './entry.ts'
import { Journal } from './Journal.tsx'

interface Props {
  readonly bill: Pick<Bill, 'id' | 'title' | 'measures'>
  readonly setting: CallSetting
  readonly list: string | undefined
}

/** Shows the results of the calls, what was promised, and the log itself: taken out, put together, erased. */
export function Outcomes({ bill, setting, list }: Props) {
  const { value, error, reload } = useCall('calls.summary', { bill: bill.id }, ['library'])
  const [erasing, setErasing] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return null
  const take = (format: 'csv' | 'json') =>
    call['calls.export']({ bill: bill.id, format }).then(
      file => save(exportUrl(file.id), file.name),
      say.error,
    )
  const sheet = (hasEnded = false) => {
    const { measure, ...rest } = setting
    setRefusal(undefined)
    call['calls.sheet']({
      ...rest,
      ...(measure && { measure }),
      ...(list && { list }),
      ended: hasEnded,
    }).then(
      file => save(exportUrl(file.id), file.name),
      cause => (isEnded(asError(cause)) ? setRefusal(asError(cause).message) : say.error(cause)),
    )
  }
  const merge = () =>
    void pickFiles({ multiple: true, accept: '.json' })
      .then(async files => {
        for (const file of files) {
          const outcome = await call['calls.merge']({ file: await upload(file) })
          reload()
          say.success(
            `${files.length > 1 ? `${file.name}, ` : ''}${count(outcome.read, 'appel lu', 'appels lus')}\u00a0: ${mergeText(outcome)}`,
          )
        }
      })
      .catch(say.error)
  const showCall = async (id: string) => {
    const callEntry = (await call['calls.list']({ bill: bill.id })).find(one => one.id === id)
    if (!callEntry) return
    await call['calls.save']({ ...callEntry, followedOn: today() })
    reload()
    say.success('Suite donnée.', () => call['calls.save'](callEntry).then(reload))
  }
  return (
    <>
      <section aria-labelledby="follow-title">
        <h2 id="follow-title">À faire ensuite</h2>
        {value.followUps.length === 0 && <p className="help">Rien n’a été promis, ou tout est fait.</p>}
        <ul className="rows">
          {value.followUps.map(one => (
            <li key={one.call} className="row-item">
              <span className="row-text">
                <span className="row-title">
                  {one.what} — <a href={href(['campagne', 'parlementaires', one.member])}>{one.name}</a>
                </span>
                <span className="row-meta">
                  {one.on ? `pour le ${shortDay(one.on)}` : 'sans date'}
                  {one.late && <span className="badge warn">en retard</span>}
                </span>
              </span>
              <a
                className="button quiet"
                href={href(['campagne', 'documents', 'composer'], { texte: bill.id, membre: one.member })}
              >
                Lui écrire
              </a>
              <Button onPress={() => void showCall(one.call).catch(say.error)}>C’est fait</Button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="outcome-title">
        <h2 id="outcome-title">Bilan des appels</h2>
        <p>{value.sentence}</p>
        {value.said.map(one => (
          <SaidTable key={one.measure ?? ''} statements={one} title={titleOf(bill, one.measure)} />
        ))}
        <p className="help">Les dernières positions dites aux appels, sans nom de bénévole.</p>
      </section>
      <section aria-labelledby="log-title">
        <h2 id="log-title">Journal</h2>
        <Journal bill={bill} people={value.people} />
        {refusal && (
          <div className="failure" role="alert">
            <p>{refusal}</p>
            <Button look="quiet" onPress={() => sheet(true)}>
              Imprimer quand même
            </Button>
          </div>
        )}
        <div className="actions">
          <Button onPress={() => sheet()}>Feuille d’appels (Word)</Button>
          <Button onPress={() => void take('csv')} isDisabled={value.calls === 0}>
            Exporter en tableau
          </Button>
          <Button onPress={() => void take('json')} isDisabled={value.calls === 0}>
            Exporter pour mettre en commun
          </Button>
          <Button onPress={merge}>Mettre en commun des journaux reçus</Button>
          <Button look="danger" onPress={() => setErasing(true)} isDisabled={value.calls === 0}>
            Effacer les appels de ce texte
          </Button>
        </div>
        <p className="help">
          Le journal ne garde que les positions publiques d’élus, chaque appel jusqu’à sa date (six mois si
          rien d’autre n’est choisi), puis l’efface de lui-même. Le tableau ne nomme pas les bénévoles&nbsp;;
          le fichier à mettre en commun garde leur pseudonyme.
        </p>
      </section>
      <Box title="Effacer les appels" open={erasing} onClose={() => setErasing(false)} alert>
        <p>
          Les {count(value.calls, 'appel')} notés pour «&nbsp;{bill.title}&nbsp;» seront effacés pour de bon,
          sans retour. Les sauvegardes déjà faites les gardent jusqu’à leur remplacement.
        </p>
        <div className="actions">
          <Button
            look="danger"
            onPress={() =>
              void call['calls.erase']({ bill: bill.id }).then(({ erased: erasedCount }) => {
                setErasing(false)
                reload()
                say.success(`${count(erasedCount, 'appel effacé', 'appels effacés')}.`)
              }, say.error)
            }
          >
            Effacer
          </Button>
          <Button onPress={() => setErasing(false)}>Garder</Button>
        </div>
      </Box>
    </>
  )
}

const titleOf = ({ measures }: Pick<Bill, 'measures'>, measure: string | undefined): string =>
  measure === undefined
    ? 'Sur le texte'
    : `Sur «\u00a0${measures.find(({ id }) => id === measure)?.title ?? 'une mesure ôtée'}\u00a0»`

interface SaidTableProps {
  readonly statements: CallPositions
  readonly title: string
}

/** Tallies the statements of members on one topic: in a line, then by group. */
function SaidTable({ statements, title }: SaidTableProps) {
  return (
    <section className="table-scroll" aria-label={`Bilan par groupe\u00a0: ${title}`}>
      <h3>{title}</h3>
      {statements.positions.length > 0 && (
        <p>
          {statements.positions.map(one => `${positionNames[one.value]}\u00a0: ${one.members}`).join(' · ')}
        </p>
      )}
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">Groupe</th>
            <th scope="col">Joints</th>
            <th scope="col">Pour</th>
            <th scope="col">Contre</th>
            <th scope="col">Autre ou inconnue</th>
          </tr>
        </thead>
        <tbody>
          {statements.groups.map(one => (
            <tr key={one.sigle}>
              <th scope="row">{one.sigle}</th>
              <td>{one.reached}</td>
              <td>{one.for}</td>
              <td>{one.against}</td>
              <td>{one.other}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
