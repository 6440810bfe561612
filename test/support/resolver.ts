/**
 * The network of the tests: one resolver that answers in DNS JSON. A PUT tells it what to say of a name, as text and with
 * what status; of every other name it says that there is none.
 */
export function resolver(): (request: Request) => Promise<Response> {
  const answers = new Map<string, { body: string; status: number }>()
  return async (request) => {
    const { searchParams } = new URL(request.url)
    const name = searchParams.get('name') ?? ''
    if (request.method === 'PUT') {
      const status = Number(searchParams.get('status') ?? 200)
      answers.set(name, { body: await request.text(), status })
      return new Response(null, { status: 204 })
    }
    const { body, status } = answers.get(name) ?? { body: JSON.stringify({ Status: 3 }), status: 200 }
    return new Response(body, { status, headers: { 'Content-Type': 'application/dns-json' } })
  }
}
