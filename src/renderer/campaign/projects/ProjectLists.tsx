import { useState } from 'react'
import { type LocalProject, ProjectState } from '../../../shared/campaign/projects/model.ts'
import { projectTitle, stateNames } from '../../../shared/campaign/projects/states.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay, today } from '../../ui/date.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { Entries, without } from './Entries.tsx'

interface Props {
  readonly project: LocalProject
  readonly onSave: (project: LocalProject) => Promise<boolean>
}

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
