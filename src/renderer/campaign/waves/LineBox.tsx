import { authorityTitle } from '../../../shared/campaign/waves/authorities.ts'
import type { LineStanding, WaveText } from '../../../shared/campaign/waves/contract.ts'
import { markDay, markNames } from '../../../shared/campaign/waves/marks.ts'
import { type Wave, type WaveLine, WaveMark } from '../../../shared/campaign/waves/model.ts'
import { nextText, standingNames } from '../../../shared/campaign/waves/table.ts'
import { call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Box } from '../../ui/dialog.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly wave: Wave
  readonly line: WaveLine
  readonly standing: LineStanding | undefined
  readonly onClose: () => void
}

const texts: readonly { readonly template: WaveText; readonly label: string }[] = [
  { template: 'saisine-cada', label: 'Saisir la CADA' },
  { template: 'requete-documents', label: 'Attaquer le refus de communiquer' },
  { template: 'rep-vsa', label: 'Prendre les écritures de Moirans' },
]

/** One authority: its dates and where they come from, its answers, the texts it leads to. */
export function LineBox({ wave, line, standing, onClose }: Props) {
  const say = useSay()
  const erase = (mark: WaveMark) =>
    void call['waves.mark']({ id: wave.id, mark, marks: [{ line: line.id }] }).catch(say.error)
  const open = (template: WaveText) =>
    void call['waves.open']({ id: wave.id, line: line.id, template }).then(
      ({ dossier, draft }) => go(['dossier', dossier, draft]),
      say.error,
    )
  const marks = WaveMark.options.flatMap(mark => {
    const day = markDay(line, mark)
    return day ? [{ mark, day }] : []
  })
  return (
    <Box title={authorityTitle(line.authority)} open onClose={onClose} wide>
      {standing && (
        <p>
          {standingNames[standing.state]}
          {nextText(standing) && ` – ${nextText(standing)}`}
        </p>
      )}
      {[line.authority.email, line.authority.address].filter(Boolean).map(words => (
        <p key={words} className="help">
          {words}
        </p>
      ))}
      {marks.length > 0 && (
        <ul className="project-entries" aria-label="Ce qui est noté">
          {marks.map(({ mark, day }) => (
            <li key={mark}>
              <span className="entry-words">
                {shortDay(day)}&nbsp;: {markNames[mark]}
              </span>
              <Button
                look="link"
                onPress={() => erase(mark)}
                aria-label={`Effacer\u00a0: ${markNames[mark]}`}
              >
                Effacer
              </Button>
            </li>
          ))}
        </ul>
      )}
      {standing && standing.limits.length > 0 && (
        <details>
          <summary>D’où viennent ces dates</summary>
          <ul>
            {standing.limits.map(limit => (
              <li key={limit.key}>
                {limit.title}&nbsp;: {limit.prudent ? shortDay(limit.prudent) : limit.reason} ({limit.rule},{' '}
                {limit.articles.join(', ')}){limit.because && `. ${limit.because}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Answers wave={wave} line={line} />
      <div className="actions">
        {texts.map(({ template, label }) => (
          <Button key={template} onPress={() => open(template)}>
            {label}
          </Button>
        ))}
        {line.dossier && <a href={href(['dossier', line.dossier])}>Son dossier</a>}
      </div>
    </Box>
  )
}

/** The answers of an authority, kept among the exhibits of the wave’s dossier. */
function Answers({ wave, line }: Pick<Props, 'wave' | 'line'>) {
  const { value: exhibits } = useCall('exhibits.list', { dossier: wave.dossier }, ['exhibits'])
  const say = useSay()
  const add = async () => {
    try {
      for (const file of await pickFiles()) {
        const label = `Réponse – ${authorityTitle(line.authority)}`
        const exhibit = await call['exhibits.add']({ dossier: wave.dossier, file: await upload(file), label })
        await call['waves.answer']({ id: wave.id, line: line.id, exhibit: exhibit.id })
      }
    } catch (error) {
      say.error(error)
    }
  }
  const own = (exhibits ?? []).filter(one => line.exhibits.includes(one.id))
  return (
    <>
      <h3>Réponses</h3>
      {own.length > 0 && (
        <ul className="project-entries" aria-label="Réponses">
          {own.map(one => (
            <li key={one.id}>
              <span className="entry-words">
                {one.label}
                <small>{one.file?.name}</small>
              </span>
              <Button
                look="link"
                onPress={() =>
                  void call['waves.answer']({ id: wave.id, line: line.id, exhibit: one.id, out: true }).catch(
                    say.error,
                  )
                }
              >
                Détacher
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Button onPress={() => void add()}>Garder une réponse…</Button>
        <a href={href(['dossier', wave.dossier])}>Toutes les pièces de la vague</a>
      </div>
    </>
  )
}
