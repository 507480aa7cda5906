import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMacro } from '../redlines/office-macro.ts'

/** Edits of one paragraph, as a colleague makes them. */
export const EDIT_KINDS = ['append', 'delete', 'bold', 'comment', 'note'] as const
export type EditKind = (typeof EDIT_KINDS)[number]

export interface OfficeEdit {
  readonly kind: EditKind
  /** rank among the numbered paragraphs of some length, from zero; counted again from the first past the last */
  readonly paragraph: number
  /** words that are nowhere else */
  readonly words: string
}

export interface EditedFile {
  readonly bytes: Buffer
  readonly tracked: boolean
  readonly edits: readonly OfficeEdit[]
}

/** Opens each file of a list, edits it, changes tracked or not, and saves it as LibreOffice saves Word files. */
const MACRO = `
Sub Edit(listPath As String)
  Dim row As String
  Dim n As Integer : n = FreeFile()
  Open listPath For Input As #n
  While Not EOF(n)
    Line Input #n, row
    If Len(row) > 0 Then OneFile(Split(row, Chr(9)))
  Wend
  Close #n
End Sub

Sub OneFile(parts)
  On Error Goto Failed
  Dim args(0) As New com.sun.star.beans.PropertyValue
  args(0).Name = "Hidden" : args(0).Value = True
  Dim doc : doc = StarDesktop.loadComponentFromURL(ConvertToURL(parts(0)), "_blank", 0, args())
  Dim i As Integer
  Dim chosen() : ReDim chosen(2000)
  Dim count As Integer : count = 0
  Dim all : all = doc.Text.createEnumeration()
  Do While all.hasMoreElements()
    Dim block : block = all.nextElement()
    If block.supportsService("com.sun.star.text.Paragraph") Then
      If Val(block.ListLabelString) > 0 And Len(block.getString()) > 80 Then
        chosen(count) = block : count = count + 1
      End If
    End If
  Loop
  doc.RecordChanges = (parts(2) = "tracked")
  For i = 3 To UBound(parts)
    Dim edit : edit = Split(parts(i), "|")
    OneEdit(doc, chosen(CInt(edit(1)) Mod count), edit(0), edit(2))
  Next
  doc.RecordChanges = False
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToURL(parts(1)), how())
  doc.close(True)
Failed:
End Sub

Sub OneEdit(doc, block, kind, words)
  Dim cursor : cursor = doc.Text.createTextCursorByRange(block.getStart())
  Select Case kind
    Case "append"
      cursor.gotoEndOfParagraph(False)
      doc.Text.insertString(cursor, " " & words, False)
    Case "delete"
      cursor.gotoEndOfWord(True)
      cursor.goRight(1, True)
      cursor.setString("")
    Case "bold"
      cursor.gotoEndOfWord(True)
      cursor.CharWeight = 150
    Case "comment"
      cursor.gotoEndOfWord(True)
      Dim remark : remark = doc.createInstance("com.sun.star.text.textfield.Annotation")
      remark.Author = "Me Durand"
      remark.Content = words
      cursor.collapseToEnd()
      doc.Text.insertTextContent(cursor, remark, False)
    Case "note"
      cursor.gotoEndOfParagraph(False)
      Dim foot : foot = doc.createInstance("com.sun.star.text.Footnote")
      doc.Text.insertTextContent(cursor, foot, False)
      foot.setString(words)
  End Select
End Sub
`

/**
 * The files as LibreOffice gives them back; undefined for one at which it ended: 25.2 does so at some comments that a macro puts in. It is then started again for those that follow.
 */
export function editedByOffice(files: readonly EditedFile[]): (Buffer | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-edits-'))
  try {
    const [from, to] = ['avant', 'apres'].map(name => (at: number) => join(folder, `${at}-${name}.docx`)) as [
      (at: number) => string,
      (at: number) => string,
    ]
    const lines = files.map(({ bytes, tracked, edits }, at) => {
      writeFileSync(from(at), bytes)
      const written = edits.map(({ kind, paragraph, words }) => `${kind}|${paragraph}|${words}`)
      return [from(at), to(at), tracked ? 'tracked' : 'plain', ...written].join('\t')
    })
    for (let left = 0; left < files.length; ) {
      try {
        runMacro(folder, { macro: MACRO, routine: 'Edit', lines: lines.slice(left) })
        break
      } catch {
        const lost = files.findIndex((_, at) => at >= left && !existsSync(to(at)))
        if (lost < 0) break
        left = lost + 1
      }
    }
    return files.map((_, at) => (existsSync(to(at)) ? readFileSync(to(at)) : undefined))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
