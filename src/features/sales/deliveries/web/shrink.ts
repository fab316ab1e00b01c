// A photo as a phone takes it weighs megabytes: what is kept of it is what one looks at.

const longest = 1600 // pixels
const quality = 0.82

/** The photo as a JPEG of 1600 pixels at most; as it is where the browser cannot read it. */
export async function shrunk(file: File): Promise<File> {
  try {
    const image = await createImageBitmap(file)
    const scale = Math.min(1, longest / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    const bytes = await new Promise<Blob | null>((done) =>
      canvas.toBlob(done, 'image/jpeg', quality),
    )
    return bytes ? new File([bytes], 'photo.jpg', { type: 'image/jpeg' }) : file
  } catch {
    return file // the server says what is wrong with it
  }
}
