// Words that people read stand in one folder for each language, and figures are written by the window's locale.

const LETTER = /\p{L}/u
/** A letter that is not a name of code: "Save", "Save as…", "is empty", but not "flex h-full", "Escape" or "app://powerpost". */
const SENTENCE = /^\P{L}{0,2}\p{Lu}[\p{L}’']*[ ,:.…!?].*\p{Ll}/su

/** Attributes whose text is read or heard. */
const SAID = /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|placeholder|title|label|text|hint|caption|message|words)$/

/** An address is alike in every language. */
const ADDRESS = /^[a-z]+:\/\/\S*$/

/** No text in a component, no sentence in a store: src/renderer/strings says what is said. */
export const wordsInStrings = {
  create(context) {
    const ban = (node, text) => context.report({ node, message: `“${text.trim().slice(0, 60)}”: words stand in src/renderer/strings, in every language.` })
    const check = (node, test) => {
      for (const [place, text] of textsOf(node)) if (test.test(text) && !ADDRESS.test(text)) ban(place, text)
    }
    return {
      JSXText(node) {
        if (LETTER.test(node.value)) ban(node, node.value)
      },
      JSXAttribute(node) {
        if (SAID.test(nameOfAttribute(node)) && node.value !== null) check(node.value, LETTER)
      },
      JSXExpressionContainer(node) {
        if (node.parent?.type !== 'JSXAttribute') check(node.expression, LETTER)
      },
      Property(node) {
        if (node.value !== null && !node.computed && SAID.test(node.key.name ?? String(node.key.value))) check(node.value, LETTER)
      },
      Literal(node) {
        if (typeof node.value === 'string' && SENTENCE.test(node.value) && !isForDevelopers(node)) ban(node, node.value)
      },
      TemplateLiteral(node) {
        const text = node.quasis.map((part) => part.value.cooked ?? '').join('x')
        if (SENTENCE.test(text) && !isForDevelopers(node)) ban(node, text)
      },
    }
  },
}

/** Dates, times, numbers, lists and the order of names: by the locale that src/renderer/strings/language.ts names. */
export const windowLocale = {
  create(context) {
    const ban = (node, name) => context.report({ node, message: `${name}: give it the locale of src/renderer/strings/language.ts, or take what src/renderer/lib/time.ts has.` })
    const bare = /^toLocale(String|DateString|TimeString)$|^localeCompare$/
    return {
      NewExpression(node) {
        const { callee } = node
        if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'Intl') return
        const [locale] = node.arguments
        const isAsked = node.parent?.type === 'MemberExpression' && node.parent.property.name === 'resolvedOptions'
        if (callee.property.name === 'Locale' || isAsked) return
        if (locale === undefined || locale.type === 'Literal' || (locale.type === 'Identifier' && locale.name === 'undefined')) ban(node, `Intl.${callee.property.name}`)
      },
      CallExpression(node) {
        const { callee } = node
        if (callee.type === 'MemberExpression' && !callee.computed && bare.test(callee.property.name ?? '')) ban(node, callee.property.name)
      },
    }
  },
}

/** Every text that an expression may come to, without what is called or looked up in it. */
function textsOf(node) {
  switch (node?.type) {
    case 'Literal': return typeof node.value === 'string' ? [[node, node.value]] : []
    case 'TemplateLiteral': return node.quasis.map((part) => [node, part.value.cooked ?? ''])
    case 'JSXExpressionContainer': return textsOf(node.expression)
    case 'ConditionalExpression': return [...textsOf(node.consequent), ...textsOf(node.alternate)]
    case 'LogicalExpression': return [...textsOf(node.left), ...textsOf(node.right)]
    case 'BinaryExpression': return node.operator === '+' ? [...textsOf(node.left), ...textsOf(node.right)] : []
    default: return []
  }
}

function nameOfAttribute(node) {
  return typeof node.name.name === 'string' ? node.name.name : ''
}

/** What is thrown is for a log; a type, an import, a style and the keys of a shortcut are no text. */
function isForDevelopers(node) {
  for (let above = node.parent; above !== null && above !== undefined; above = above.parent) {
    if (above.type === 'ThrowStatement' || above.type === 'TSLiteralType' || above.type === 'ImportDeclaration') return true
    if (above.type === 'JSXAttribute' && /^(className|keys)$/.test(nameOfAttribute(above))) return true
    if (above.type === 'NewExpression' && (above.callee.name ?? '').endsWith('Error')) return true
    if (/Statement$|Declaration$|Function/.test(above.type)) return false
  }
  return false
}
