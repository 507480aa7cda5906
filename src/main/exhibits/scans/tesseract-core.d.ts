/** The engine of tesseract.js, compiled from Tesseract and Leptonica: the part of it that is called here. */
declare module 'tesseract.js-core/tesseract-core-relaxedsimd.js' {
  export interface OrientationResults {
    readonly best_result: { readonly orientation_id: number; readonly oconfidence: number }
  }
  export interface Tesseract {
    /** 0 once the model `<language>.traineddata` of the folder is loaded; `engine`: 0 the classifier of shapes, 1 the neural network */
    Init(folder: null, language: string, engine: 0 | 1): number
    SetVariable(name: string, value: string): boolean
    /** takes the picture of the file `/input`; 0 where it could be read */
    SetImageFile(exif: 1, radians: 0): number
    DetectOS(results: OrientationResults): boolean
    Recognize(monitor: null): number
    GetTSVText(): string
    Clear(): void
  }
  export interface TesseractModule {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }
    readonly TessBaseAPI: new () => Tesseract
    readonly OSResults: new () => OrientationResults
    readonly _free: (pointer: unknown) => void
    readonly destroy: (object: unknown) => void
  }
  const load: (options: {
    print(line: string): void
    printErr(line: string): void
    TesseractProgress(percent: number): void
  }) => Promise<TesseractModule>
  export default load
}
declare module '@tesseract.js-data/fra' {
  const model: { readonly langPath: string }
  export default model
}
declare module '@tesseract.js-data/osd' {
  const model: { readonly langPath: string }
  export default model
}
