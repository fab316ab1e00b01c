// A file on its way to the server: compressed in the browser where it can, since a history of sales
// shrinks to a sixth, and reaches the server whole or not at all.

/** The same content as a .gz, unless it is packed already or the browser cannot. */
export async function packed(file: File): Promise<File> {
  if (/\.(gz|xlsx)$/i.test(file.name) || typeof CompressionStream === 'undefined') return file
  const stream = file.stream().pipeThrough(new CompressionStream('gzip'))
  return new File([await new Response(stream).blob()], file.name, { type: 'application/gzip' })
}
