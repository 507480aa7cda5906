import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type LocalProject, ProjectState } from '../../../shared/campaign/projects/model.ts'
import { projectTitle, stateNames } from '../../../shared/campaign/projects/states.ts'
import { call, upload } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { shortDay, today } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly project: LocalProject
  readonly onSave: (project: LocalProject) => Promise<boolean>
}

interface Entry {
  readonly id: string
  readonly words: ReactNode
  readonly under?: ReactNode
  readonly name: string
}

/** A list of a project with the form that adds to it; each entry may be taken away. */
function Entries({
  title,
  id,
  entries,
  onRemove,
  children,
}: {
  readonly title: string
  readonly id: string
  readonly entries: readonly Entry[]
  readonly onRemove: (id: string) => void
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {entries.length > 0 && (
        <ul className="project-entries">
          {entries.map(one => (
            <li key={one.id}>
              <span className="entry-words">
                {one.words}
                {one.under && <small>{one.under}</small>}
              </span>
              <IconButton icon={X} name={`Retirer\u00a0: ${one.name}`} onPress={() => onRemove(one.id)} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

const without = <T extends { readonly id: string }>(all: readonly T[], id: string): T[] =>
  all.filter(one => one.id !== id)

/** The changes of state, each with its day and its source. */
export function Steps({ project, onSave }: Props) {
  const blank = { state: 'confirmed' as ProjectState, date: today(), source: '' }
  const [next, setNext] = useState(blank)
  const add = () =>
    void onSave({ ...project, steps: [...project.steps, { id: crypto.randomUUID(), ...next }] }).then(
      isSaved => isSaved && setNext(blank),
    )
  return (
    <Entries
      title="État"
      id="project-steps"
      entries={project.steps
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .map(one => ({
          id: one.id,
          words: `${shortDay(one.date)}\u00a0: ${stateNames[one.state]}`,
          under: one.source,
          name: stateNames[one.state],
        }))}
      onRemove={id => void onSave({ ...project, steps: without(project.steps, id) })}
    >
      <form
        className="project-grid"
        aria-label="Noter un changement d’état"
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <Choice
          label="Nouvel état"
          value={next.state}
          onChange={state => setNext({ ...next, state: ProjectState.parse(state) })}
          options={ProjectState.options.map(value => ({ value, label: stateNames[value] }))}
        />
        <Field
          label="Depuis le"
          type="date"
          value={next.date}
          onChange={date => setNext({ ...next, date })}
        />
        <Field
          label="D’après"
          required
          value={next.source}
          onChange={source => setNext({ ...next, source })}
          placeholder="délibération, jugement, réponse…"
        />
        <div className="actions whole">
          <Button type="submit" isDisabled={!next.source.trim() || !next.date}>
            Noter cet état
          </Button>
        </div>
      </form>
    </Entries>
  )
}

/** The evidence, each with its provenance; its files are the exhibits of the project’s dossier. */
export function Evidence({ project, onSave }: Props) {
  const blank = { label: '', provenance: '', date: '', url: '' }
  const [next, setNext] = useState(blank)
  const [file, setFile] = useState<File>()
  const say = useSay()
  const add = async () => {
    try {
      const exhibit = file && (await exhibitOf(project.id, file, next.label))
      // opening the dossier of the project saved it anew
      const current = await call['projects.get']({ id: project.id })
      const { date, ...rest } = next
      const evidence = {
        id: crypto.randomUUID(),
        ...rest,
        ...(date && { date }),
        ...(exhibit && { exhibit }),
      }
      if (!(await onSave({ ...current, evidence: [...current.evidence, evidence] }))) return
      setNext(blank)
      setFile(undefined)
    } catch (error) {
      say.error(error)
    }
  }
  return (
    <Entries
      title="Preuves"
      id="project-evidence"
      entries={project.evidence.map(one => ({
        id: one.id,
        words: [one.date && shortDay(one.date), one.label].filter(Boolean).join('\u00a0: '),
        under: (
          <>
            {[one.provenance, one.url].filter(Boolean).join(' · ')}
            {one.exhibit && project.dossier && (
              <>
                {' '}
                <a href={href(['dossier', project.dossier])}>Pièce au dossier</a>
              </>
            )}
          </>
        ),
        name: one.label,
      }))}
      onRemove={id => void onSave({ ...project, evidence: without(project.evidence, id) })}
    >
      <form
        className="project-grid"
        aria-label="Ajouter une preuve"
        onSubmit={event => {
          event.preventDefault()
          void add()
        }}
      >
        <Field
          label="Ce que c’est"
          required
          value={next.label}
          onChange={label => setNext({ ...next, label })}
        />
        <Field
          label="Provenance"
          required
          value={next.provenance}
          onChange={provenance => setNext({ ...next, provenance })}
          placeholder="qui l’a donnée ou publiée, et comment"
        />
        <Field label="Son jour" type="date" value={next.date} onChange={date => setNext({ ...next, date })} />
        <Field
          label="Adresse"
          value={next.url}
          onChange={url => setNext({ ...next, url })}
          placeholder="https://…"
        />
        <div className="actions whole">
          <Button
            look="quiet"
            onPress={() => void pickFiles({ multiple: false }).then(([one]) => setFile(one), say.error)}
          >
            {file ? `Fichier\u00a0: ${file.name}` : 'Choisir un fichier…'}
          </Button>
          <Button type="submit" isDisabled={!next.label.trim() || !next.provenance.trim()}>
            Ajouter la preuve
          </Button>
        </div>
      </form>
    </Entries>
  )
}

async function exhibitOf(id: string, file: File, label: string): Promise<string> {
  const { dossier } = await call['projects.dossier']({ id })
  return (await call['exhibits.add']({ dossier, file: await upload(file), label })).id
}

/** The chronology. */
export function Facts({ project, onSave }: Props) {
  const blank = { date: '', text: '', source: '' }
  const [next, setNext] = useState(blank)
  const add = () =>
    void onSave({ ...project, events: [...project.events, { id: crypto.randomUUID(), ...next }] }).then(
      isSaved => isSaved && setNext(blank),
    )
  return (
    <Entries
      title="Chronologie"
      id="project-events"
      entries={project.events
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .map(one => ({
          id: one.id,
          words: `${shortDay(one.date)}\u00a0: ${one.text}`,
          under: one.source,
          name: one.text.slice(0, 60),
        }))}
      onRemove={id => void onSave({ ...project, events: without(project.events, id) })}
    >
      <form
        className="project-grid"
        aria-label="Ajouter un fait"
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <Field
          label="Jour du fait"
          type="date"
          value={next.date}
          onChange={date => setNext({ ...next, date })}
        />
        <Field label="Fait" required value={next.text} onChange={text => setNext({ ...next, text })} />
        <Field label="Source du fait" value={next.source} onChange={source => setNext({ ...next, source })} />
        <div className="actions whole">
          <Button type="submit" isDisabled={!next.date || !next.text.trim()}>
            Ajouter le fait
          </Button>
        </div>
      </form>
    </Entries>
  )
}

const contactFields = [
  { key: 'office', label: 'Fonction' },
  { key: 'name', label: 'Nom' },
  { key: 'email', label: 'Courriel du service' },
  { key: 'phone', label: 'Téléphone du service' },
] as const

/** Offices to write to: they leave in no table and on no map. */
export function Contacts({ project, onSave }: Props) {
  const blank = { office: '', name: '', email: '', phone: '', address: '' }
  const [next, setNext] = useState(blank)
  const add = () =>
    void onSave({ ...project, contacts: [...project.contacts, { id: crypto.randomUUID(), ...next }] }).then(
      isSaved => isSaved && setNext(blank),
    )
  return (
    <Entries
      title="Contacts officiels"
      id="project-contacts"
      entries={project.contacts.map(one => ({
        id: one.id,
        words: [one.office, one.name].filter(Boolean).join(', '),
        under: [one.email, one.phone].filter(Boolean).join(' · '),
        name: one.office,
      }))}
      onRemove={id => void onSave({ ...project, contacts: without(project.contacts, id) })}
    >
      <form
        className="project-grid"
        aria-label="Ajouter un contact"
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        {contactFields.map(({ key, label }) => (
          <Field
            key={key}
            label={label}
            required={key === 'office'}
            value={next[key]}
            onChange={value => setNext({ ...next, [key]: value })}
          />
        ))}
        <p className="help whole">
          Élu·es et services seulement, jamais un·e particulier·e. Les contacts de {projectTitle(project)}{' '}
          restent dans votre bibliothèque&nbsp;: aucun tableau ne les contient.
        </p>
        <div className="actions whole">
          <Button type="submit" isDisabled={!next.office.trim()}>
            Ajouter le contact
          </Button>
        </div>
      </form>
    </Entries>
  )
}
