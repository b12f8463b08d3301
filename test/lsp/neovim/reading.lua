-- What an author asks of a document without changing it.
local nvim = require('editor')

--- The text of the window that a hover opens.
local function hover(text, offset)
  nvim.at(text, offset)
  vim.lsp.buf.hover()
  local window = nvim.wait('the window of a hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
    end
  end)
  local shown = nvim.text(vim.api.nvim_win_get_buf(window))
  vim.api.nvim_win_close(window, true)
  return shown
end

--- Texts of symbols as Neovim lists them.
local function listed(symbols)
  return vim.tbl_map(function(item) return item.text end, vim.lsp.util.symbols_to_items(symbols, 0, nvim.client.offset_encoding))
end

--- Semantic tokens as texts of the buffer with their type.
local function tokens()
  local legend = nvim.client.server_capabilities.semanticTokensProvider.legend
  local data = nvim.request('textDocument/semanticTokens/full', nvim.here()).data
  local found, line, character = {}, 0, 0
  for i = 1, #data, 5 do
    character = data[i] == 0 and character + data[i + 1] or data[i + 1]
    line = line + data[i]
    found[#found + 1] = { line = line, character = character, length = data[i + 2], type = legend.tokenTypes[data[i + 3] + 1] }
  end
  return found
end

return {
  { 'diagnostics', function()
    nvim.wait('the first findings', function() return nvim.finding('control-unknown') end)
    return nvim.findings()
  end },
  { 'hover', function()
    return { control = hover('A.5.15, A.5.18', 2), key = hover('owner: ', 2), section = hover('## Scope', 4) }
  end },
  { 'inlayHints', function()
    local last = vim.api.nvim_buf_line_count(0)
    local range = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } }
    local result = { raw = nvim.request('textDocument/inlayHint', nvim.here({ range = range })) }
    local api = vim.lsp.inlay_hint
    if api and api.get then
      api.enable(true, { bufnr = 0 })
      result.shown = nvim.wait('inlay hints', function()
        local hints = api.get({ bufnr = 0 })
        return #hints > 0 and #hints
      end)
    end
    return result
  end },
  { 'codeLens', function()
    local lenses = nvim.request('textDocument/codeLens', nvim.here())
    local resolved = {}
    for _, lens in ipairs(lenses) do
      resolved[#resolved + 1] = (lens.command and lens or nvim.request('codeLens/resolve', lens)).command.title
    end
    local result = { titles = resolved }
    local api = vim.lsp.codelens
    if api.enable then
      api.enable(true, { bufnr = 0 })
      result.known = nvim.wait('code lenses', function()
        local known = #api.get({ bufnr = 0 })
        return known > 0 and known
      end)
      api.enable(false, { bufnr = 0 })
    else
      -- drawn by Neovim, which resolves them itself
      api.refresh()
      result.drawn = nvim.wait('code lenses', function()
        local texts = {}
        for _, mark in ipairs(nvim.marks('codelens')) do
          for _, chunk in ipairs(mark[4].virt_text or {}) do texts[#texts + 1] = chunk[1] end
        end
        local drawn = table.concat(texts)
        return drawn:find('Claims') and drawn:find('also claimed') and drawn
      end)
    end
    return result
  end },
  { 'documentLinks', function()
    local policy = vim.api.nvim_get_current_buf()
    nvim.edit('procedures/joiners.md')
    local links = nvim.request('textDocument/documentLink', nvim.here())
    vim.api.nvim_set_current_buf(policy)
    return links
  end },
  { 'foldingRanges', function()
    local result = { raw = nvim.request('textDocument/foldingRange', nvim.here()) }
    if vim.lsp.foldexpr then
      vim.wo.foldmethod, vim.wo.foldexpr = 'expr', 'v:lua.vim.lsp.foldexpr()'
      result.level = nvim.wait('folds', function()
        local level = vim.fn.foldlevel(3)
        return level > 0 and level
      end)
      vim.wo.foldmethod = 'manual'
      vim.cmd('normal! zE')
    end
    return result
  end },
  { 'selectionRanges', function()
    local position = nvim.at('A.5.15, A.5.18', 2).position
    return nvim.request('textDocument/selectionRange', nvim.here({ positions = { position } }))
  end },
  { 'documentHighlight', function()
    nvim.at('A.5.15, A.5.18', 2)
    vim.lsp.buf.document_highlight()
    local marks = nvim.wait('highlights', function()
      local marks = nvim.marks('references')
      return #marks > 0 and marks
    end)
    vim.lsp.buf.clear_references()
    local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
    return vim.tbl_map(function(mark) return lines[mark[2] + 1]:sub(mark[3] + 1, mark[4].end_col) end, marks)
  end },
  { 'semanticTokens', function()
    local result = { raw = tokens() }
    local api = vim.lsp.semantic_tokens
    if api then
      local position = nvim.at('A.5.15, A.5.18', 2).position
      result.shown = nvim.wait('semantic tokens', function()
        local found = api.get_at_pos(0, position.line, position.character)
        return found and found[1] and found[1].type
      end)
    end
    return result
  end },
  { 'documentSymbols', function() return listed(nvim.request('textDocument/documentSymbol', nvim.here())) end },
  { 'workspaceSymbols', function()
    local found = {}
    for _, query in ipairs({ 'polac', 'A.5.15', 'scope' }) do found[query] = listed(nvim.request('workspace/symbol', { query = query })) end
    return found
  end },
  { 'callHierarchy', function()
    nvim.at('# Access control policy', 5)
    local outgoing = nvim.places(vim.lsp.buf.outgoing_calls)
    local policy = vim.api.nvim_get_current_buf()
    nvim.edit('procedures/joiners.md')
    nvim.at('# Joiners procedure', 5)
    local result = { outgoing = outgoing, incoming = nvim.places(vim.lsp.buf.incoming_calls) }
    vim.api.nvim_set_current_buf(policy)
    return result
  end },
  { 'definition', function()
    local policy = vim.api.nvim_get_current_buf()
    nvim.edit('procedures/joiners.md')
    local from = vim.api.nvim_get_current_buf()
    nvim.at('implements: [POL-AC]', 15)
    vim.lsp.buf.definition()
    nvim.wait('a jump', function() return vim.api.nvim_get_current_buf() ~= from end)
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t')
    vim.api.nvim_set_current_buf(policy)
    return name
  end },
  { 'references', function()
    nvim.at('A.5.15, A.5.18', 2)
    return nvim.places(vim.lsp.buf.references)
  end },
}
