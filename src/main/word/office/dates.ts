/**
 * The moments LibreOffice writes in a PDF, brought to the start of their day, each in as many bytes as before so that nothing else
 * moves: in the dictionary of information, and in the XML of a PDF/A.
 */
export function roundedDates(pdf: Buffer, at: Date): Buffer {
  const day = at.toISOString().slice(0, 10)
  const text = pdf.toString('latin1')
  const rounded = text
    .replace(/(\/(?:CreationDate|ModDate)\s*\()D:[^)]*(\))/g, (whole, open: string, close: string) =>
      fitted(
        `D:${day.replaceAll('-', '')}000000Z`,
        whole.length - open.length - close.length,
        open,
        close,
        whole,
      ),
    )
    .replace(
      /(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*(<)/g,
      (whole, open: string, close: string) =>
        fitted(`${day}T00:00:00Z`, whole.length - open.length - close.length, open, close, whole),
    )
  return Buffer.from(rounded, 'latin1')
}

/** What would not fit is left as it was. */
function fitted(value: string, room: number, open: string, close: string, whole: string): string {
  return value.length <= room ? `${open}${value}${' '.repeat(room - value.length)}${close}` : whole
}
