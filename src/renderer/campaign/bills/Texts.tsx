import { useState } from 'react'
import { cameFrom } from '../../../shared/campaign/bills/came-from.ts'
import type { ListedText } from '../../../shared/campaign/bills/contract.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { BillArticle, BillText } from '../../../shared/campaign/bills/text-model.ts'
import { versionName } from '../../../shared/campaign/bills/versions.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Changes } from '../../ui/changes.tsx'
import { shortDay } from '../../ui/date.ts'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { From } from './MatrixTable.tsx'
import { PasteBox } from './PasteBox.tsx'
import { ReadBox } from './ReadBox.tsx'

/** The texts of a bill, stage by stage: an article with its numbered alinéas, or what changed in it from one stage to another. */
export function Texts({ bill }: { readonly bill: Bill }) {
  const { value: texts, error, reload } = useCall('billTexts.list', { bill: bill.id })
  const [pasting, setPasting] = useState(false)
  const [read, setRead] = useState<Output<'billTexts.read'>>()
  const [textId, setChosen] = useState<string>()
  const [other, setOther] = useState('')
  const [name, setName] = useState<string>()
  const say = useSay()
  const currentText = texts?.find(one => one.id === textId) ?? texts?.at(-1)
  const { value: text } = useCall('billTexts.get', currentText ? { id: currentText.id } : null)
  const { value: comparison } = useCall('billTexts.get', other ? { id: other } : null)
  const articles = text?.articles.filter(one => one.kind === 'article') ?? []
  const article = articles.find(one => one.designation === name) ?? articles[0]
  const labelOf = (one: ListedText) => versionName(bill, one)
  const remove = (id: string) =>
    call['billTexts.remove']({ id }).then(
      () => say.success('Texte retiré.', () => call['billTexts.restore']({ id })),
      say.error,
    )
  const keep = (billText: BillText) =>
    call['billTexts.save']({ text: billText }).then(answer => {
      setPasting(false)
      setRead(undefined)
      setChosen(answer.id)
      say.success('Texte gardé.', () => call['billTexts.remove']({ id: answer.id }))
    }, say.error)
  const bring = async () => {
    const [file] = await pickFiles({ multiple: false, accept: '.html,.htm,.xml,.txt' })
    if (file) call['billTexts.read']({ file: await upload(file), bill: bill.id }).then(setRead, say.error)
  }
  return (
    <section aria-labelledby="texts">
      <div className="title-row">
        <h3 id="texts" tabIndex={-1}>
          Textes
        </h3>
        <div className="actions">
          <Button onPress={() => void bring()} isDisabled={bill.stages.length === 0}>
            Importer un texte…
          </Button>
          <Button onPress={() => setPasting(true)} isDisabled={bill.stages.length === 0}>
            Coller un texte…
          </Button>
        </div>
      </div>
      {bill.stages.length === 0 && (
        <p className="help">
          «&nbsp;Coller un texte&nbsp;» attend une étape&nbsp;: un texte est celui d’une étape, et celui-ci
          n’en a encore aucune. Ajoutez-la plus haut («&nbsp;Étapes&nbsp;»).
        </p>
      )}
      {error && <Failure error={error} retry={reload} />}
      {texts?.length === 0 && (
        <p className="help">
          Aucun texte. Importez celui d’une étape (la page de l’Assemblée ou du Sénat, enregistrée), ou
          collez-le&nbsp;: ses articles et leurs alinéas seront numérotés, et se compareront d’une étape à
          l’autre.
        </p>
      )}
      {texts && texts.length > 0 && currentText && (
        <>
          <div className="fields">
            <Choice
              label="Texte"
              value={currentText.id}
              onChange={setChosen}
              options={texts.map(one => ({
                value: one.id,
                label: `${labelOf(one)} (${count(one.count, 'article')})`,
              }))}
            />
            <Choice
              label="Article"
              value={article?.designation ?? ''}
              onChange={setName}
              options={articles.map(one => ({
                value: one.designation,
                label: `Article ${one.designation}${one.state ? ` (${one.state})` : ''}`,
              }))}
            />
            <Choice
              label="Comparer avec"
              value={other}
              onChange={setOther}
              options={[
                { value: '', label: 'aucun autre texte' },
                ...texts
                  .filter(one => one.id !== currentText.id)
                  .map(one => ({ value: one.id, label: labelOf(one) })),
              ]}
            />
          </div>
          {article && text && other && comparison ? (
            <TextComparison
              before={cameFrom(article, { before: comparison, after: text, measures: bill.measures })}
              after={article}
            />
          ) : (
            article && <Article article={article} />
          )}
          <p className="help">
            {currentText.date && `Texte du ${shortDay(currentText.date)}. `}
            {currentText.asOf && `Repris le ${shortDay(currentText.asOf)}. `}
            {currentText.source && <From source={currentText.source} />}{' '}
            <Button look="link" onPress={() => void remove(currentText.id)}>
              Retirer ce texte
            </Button>
          </p>
        </>
      )}
      {pasting && <PasteBox bill={bill} onClose={() => setPasting(false)} onSave={keep} />}
      {read && <ReadBox bill={bill} read={read} onClose={() => setRead(undefined)} onSave={keep} />}
    </section>
  )
}

/** An article with the number of each alinéa. */
export const Article = ({ article }: { readonly article: BillArticle }) => (
  <article className="bill-article" aria-label={`Article ${article.designation}`}>
    <h4>
      Article {article.designation} {article.state && <small>({article.state})</small>}
    </h4>
    {article.alineas.length === 0 && <p className="help">Sans texte.</p>}
    <ol className="alineas">
      {article.alineas.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an alinéa is its place
        <li key={at}>{line}</li>
      ))}
    </ol>
  </article>
)

function TextComparison({
  before,
  after,
}: {
  /** the article it comes from, under whatever number */
  readonly before: BillArticle | undefined
  readonly after: BillArticle
}) {
  if (!before)
    return <p className="help">Rien dans l’autre texte ne ressemble à l’article {after.designation}.</p>
  return (
    <article className="bill-article" aria-label={`Article ${after.designation}, ce qui change`}>
      <h4>Article {after.designation}&nbsp;: ce qui change</h4>
      {before.designation !== after.designation && (
        <p className="help">Il porte le numéro {before.designation} dans l’autre texte.</p>
      )}
      <Changes before={before.alineas.join('\n')} after={after.alineas.join('\n')} />
    </article>
  )
}
