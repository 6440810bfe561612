import { types } from '@babel/core'

/** What makes a condition in this code, beside what JavaScript has for it. */
const conditions = new Set(
  ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isNull', 'isNotNull', 'inArray', 'notInArray', 'exists', 'notExists'].concat([
    'or',
    'and',
    'all',
    'isSet',
    'isToo',
    'isWord',
    'isBelowZero',
    'below',
    'above',
    'findsFewer',
    'has',
    'own',
    'stands',
  ]),
)
const nothing = () => types.identifier('undefined')
const isCallOf = (node, ...names) =>
  types.isCallExpression(node) && types.isIdentifier(node.callee) && names.includes(node.callee.name)

/** Drops one condition of a query: an argument of `and` or `all`, or the only one that a `where` has. */
export const conditionDropped = {
  name: 'ConditionDropped',
  *mutate(path) {
    const { node, parent } = path
    if (path.listKey !== 'arguments' || types.isSpreadElement(node)) return
    const stated = isCallOf(parent, 'and', 'all') && parent.arguments.length > 1
    const only =
      types.isCallExpression(parent) &&
      types.isMemberExpression(parent.callee) &&
      types.isIdentifier(parent.callee.property, { name: 'where' })
    if (stated || (only && types.isCallExpression(node) && conditions.has(node.callee.name))) yield nothing()
  },
}

/** Drops one owner's condition in the verbs: what `within` holds a condition to, and an owner's id as a condition. */
export const scopeDropped = {
  name: 'ScopeDropped',
  *mutate(path) {
    const { node } = path
    if (isCallOf(node, 'within') && node.arguments.length === 2) yield node.arguments[1]
    if (isCallOf(node, 'owned')) yield types.taggedTemplateExpression(types.identifier('sql'), template('1 = 1'))
    const owner = sqlWithoutOwner(node)
    if (owner) yield owner
  },
}

/** A written-out statement without the condition that names the owner. */
function sqlWithoutOwner(node) {
  if (!types.isTemplateLiteral(node)) return undefined
  const named = node.quasis.findIndex(({ value }) => ownerInSql.test(value.raw))
  if (named < 0) return undefined
  const copy = types.cloneNode(node, true)
  const raw = copy.quasis[named].value.raw.replace(ownerInSql, '$1 is not null')
  copy.quasis[named].value = { raw, cooked: raw }
  return copy
}

const ownerInSql = /("?company_id"?) = \?\d/

const template = (text) => types.templateLiteral([types.templateElement({ raw: text, cooked: text }, true)], [])
