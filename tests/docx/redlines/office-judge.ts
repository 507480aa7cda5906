import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMacro } from './office-macro.ts'

/** The treatment of the tracked changes of a file before it is read. */
export type Act = 'accept' | 'reject' | 'keep'

/** A paragraph as LibreOffice has it: `text` with « [n] » for each call of a note, whose text stands in `notes`. */
export interface OfficeParagraph {
  readonly text: string
  readonly style: string
  readonly label: string
  readonly notes: readonly string[]
}

/** A macro of LibreOffice: opens each file of a list, accepts or refuses its changes, writes its paragraphs one a line. */
const MACRO = `
Sub Judge(listPath As String)
  Dim row As String
  Dim parts
  Dim n As Integer : n = FreeFile()
  Open listPath For Input As #n
  While Not EOF(n)
    Line Input #n, row
    parts = Split(row, Chr(9))
    If UBound(parts) = 2 Then OneFile(parts(0), parts(1), parts(2))
  Wend
  Close #n
End Sub

Sub OneFile(act, source, target)
  On Error Goto Failed
  Dim args(0) As New com.sun.star.beans.PropertyValue
  args(0).Name = "Hidden" : args(0).Value = True
  Dim doc : doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, args())
  If act <> "keep" Then
    Dim dispatcher : dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    Dim command As String
    command = IIf(act = "accept", ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges")
    dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
  End If
  Dim text As String : text = ""
  Blocks(doc.Text, text)
  Dim sfa : sfa = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  Dim out : out = createUnoService("com.sun.star.io.TextOutputStream")
  out.setOutputStream(sfa.openFileWrite(ConvertToURL(target)))
  out.setEncoding("UTF-8")
  out.writeString(text)
  out.closeOutput()
  doc.close(True)
Failed:
End Sub

Sub Blocks(holder, text As String)
  Dim all : all = holder.createEnumeration()
  Do While all.hasMoreElements()
    Dim block : block = all.nextElement()
    If block.supportsService("com.sun.star.text.TextTable") Then
      Dim names : names = block.getCellNames()
      Dim i As Integer
      For i = 0 To UBound(names)
        Cell(block.getCellByName(names(i)), text)
      Next
    ElseIf block.supportsService("com.sun.star.text.Paragraph") Then
      Paragraph(block, text)
    End If
  Loop
End Sub

Sub Cell(one, text As String)
  Blocks(one, text)
End Sub

Sub Paragraph(block, text As String)
  Dim said As String : said = ""
  Dim notes As String : notes = ""
  Portions(block, said, notes)
  text = text & block.ParaStyleName & Chr(9) & block.ListLabelString & Chr(9) & Flat(said) & notes & Chr(10)
End Sub

Sub Portions(holder, said As String, notes As String)
  Dim all : all = holder.createEnumeration()
  Do While all.hasMoreElements()
    Dim one : one = all.nextElement()
    Select Case one.TextPortionType
      Case "Footnote"
        notes = notes & Chr(9) & Flat(one.Footnote.getString())
        said = said & "[n]"
      Case "ContentControl"
        Portions(one.ContentControl, said, notes)
      Case "Text", "TextField"
        said = said & one.getString()
    End Select
  Loop
End Sub

Function Flat(text As String) As String
  Flat = Replace(Replace(Replace(text, Chr(9), " "), Chr(10), " "), Chr(13), " ")
End Function
`

/** The paragraphs of Word files as one LibreOffice reads them, each after its act. */
export function judge(files: readonly { readonly bytes: Buffer; readonly act: Act }[]): OfficeParagraph[][] {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-judge-'))
  try {
    const lines = files.map(({ bytes, act }, at) => {
      const path = join(folder, `${at}.docx`)
      writeFileSync(path, bytes)
      return [act, path, join(folder, `${at}.txt`)].join('\t')
    })
    runMacro(folder, { macro: MACRO, routine: 'Judge', lines })
    return files.map((_, at) => paragraphs(readFileSync(join(folder, `${at}.txt`), 'utf8')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const paragraphs = (text: string): OfficeParagraph[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [style = '', label = '', said = '', ...notes] = line.split('\t')
      return { style, label, text: even(said), notes: notes.map(even) }
    })

const even = (text: string) =>
  text
    .replace(/[\u00ad\u2060]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
