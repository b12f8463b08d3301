-- What an author has changed by the server. After each edit the server must know the new text.
local nvim = require('editor')

--- Renames what is at the place as users do.
local function rename(text, offset, name)
  nvim.at(text, offset)
  nvim.changes('a rename to ' .. name, function() vim.lsp.buf.rename(name) end)
  return { policy = nvim.text(), procedure = nvim.loaded('procedures/joiners.md'), fresh = nvim.fresh() }
end

return {
  { 'prepareRename', function()
    local refused
    local ok, problem = pcall(nvim.request, 'textDocument/rename', vim.tbl_extend('force', nvim.at('A.5.15, A.5.18', 2), { newName = 'A.5.99' }))
    if not ok then refused = problem end
    return {
      control = nvim.request('textDocument/prepareRename', nvim.at('A.5.15, A.5.18', 2)),
      prose = nvim.request('textDocument/prepareRename', nvim.at('This document says', 6)) or 'nothing',
      refused = refused,
    }
  end },
  { 'renameControl', function() return rename('A.5.15, A.5.18', 2, 'A.8.2') end },
  { 'renameDocumentId', function() return rename('id: POL-AC', 5, 'ISP-1') end },
  { 'renameHeading', function() return rename('## Scope', 4, 'Who it is for') end },
  { 'willRenameFiles', function()
    local root = nvim.client.config.root_dir
    local old, new = root .. '/policies/access.md', root .. '/policies/it/access.md'
    local move = { oldUri = vim.uri_from_fname(old), newUri = vim.uri_from_fname(new) }
    nvim.apply(nvim.request('workspace/willRenameFiles', { files = { move } }))
    local own = nvim.text()
    vim.cmd('silent wall')
    vim.fn.mkdir(root .. '/policies/it')
    vim.lsp.util.rename(old, new)
    nvim.edit('procedures/joiners.md')
    nvim.fresh()
    nvim.wait('links to be right', function() return not nvim.finding('link-broken') end)
    return { procedure = nvim.text(), own = own }
  end },
  { 'quickFix', function()
    nvim.edit('procedures/leavers.md')
    nvim.wait('findings', function() return nvim.finding('control-duplicate') end)
    nvim.at('A.6.5, A.6.5', 8)
    local titles = nvim.choose('^Remove')
    nvim.wait('the finding to go', function() return not nvim.finding('control-duplicate') end)
    return { titles = titles, text = nvim.text(), fresh = nvim.fresh() }
  end },
  { 'fixAll', function()
    nvim.edit('policies/closed.md')
    nvim.wait('findings', function() return nvim.finding('control-duplicate') end)
    local titles = nvim.choose('.', 'source.fixAll')
    nvim.wait('the finding to go', function() return not nvim.finding('control-duplicate') end)
    return { titles = titles, text = nvim.text(), fresh = nvim.fresh() }
  end },
  { 'formatting', function()
    nvim.edit('policies/keys.md')
    nvim.changes('formatting', function()
      if vim.lsp.buf.format then
        vim.lsp.buf.format({ timeout_ms = 20000 })
      else
        vim.lsp.buf.formatting_sync(nil, 20000)
      end
    end)
    return { text = nvim.text(), fresh = nvim.fresh() }
  end },
  { 'refactor', function()
    nvim.edit('policies/closed.md')
    nvim.at('A.7.7', 2)
    local titles = nvim.choose('^Raise the version')
    return { titles = titles, text = nvim.text(), fresh = nvim.fresh() }
  end },
  { 'refactorWithNewFile', function()
    nvim.edit('policies/keys.md')
    nvim.at('# Keys policy', 4)
    nvim.choose('^Create the procedure')
    return { text = nvim.text(), made = nvim.loaded('procedures/keys-procedure.md') or '', fresh = nvim.fresh() }
  end },
  { 'refactorInBody', function()
    nvim.edit('procedures/leavers.md')
    nvim.at('A.5.31', 2)
    local titles = nvim.choose('^Claim')
    return { titles = titles, text = nvim.text(), fresh = nvim.fresh() }
  end },
  { 'newDocument', function()
    local templates = nvim.request('annexa/templates')
    local made = nvim.request('annexa/newDocument', { template = 'incident-management-procedure' })
    vim.fn.mkdir(vim.fn.fnamemodify(vim.uri_to_fname(made.uri), ':h'), 'p')
    nvim.edit(vim.uri_to_fname(made.uri))
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(made.text, '\n'))
    nvim.wait('the findings of the new document', function() return nvim.finding('placeholder-text') end)
    return { templates = vim.tbl_map(function(each) return each.id end, templates), uri = made.uri, text = nvim.text(), fresh = nvim.fresh() }
  end },
  -- the last one: what is shown of all that was changed
  { 'findings', function()
    local shown = vim.empty_dict()
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      local name = vim.api.nvim_buf_get_name(buffer)
      if vim.api.nvim_buf_is_loaded(buffer) and name:find('%.md$') and vim.fn.bufname(buffer) ~= '' then
        vim.api.nvim_set_current_buf(buffer)
        nvim.fresh()
        shown[name] = nvim.findings()
      end
    end
    vim.cmd('silent wall')
    return shown
  end },
}
