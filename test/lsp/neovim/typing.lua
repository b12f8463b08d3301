-- Completion while an author types.
local nvim = require('editor')

--- Types a text on a new line and asks for completion as Neovim does by itself.
--- @param below text of the line above the new one
--- @param take label of the item that is taken
--- @param expected text of the buffer when it was
local function omni(below, keys, take, expected)
  return nvim.trial(function()
    nvim.at(below)
    nvim.type('o' .. keys)
    nvim.wait('typed text', function() return nvim.text():find('\n' .. keys, 1, true) and vim.fn.mode() == 'i' end)
    nvim.type('<C-x><C-o>')
    nvim.wait('the menu of completion', function() return vim.fn.pumvisible() == 1 end)
    local labels, steps = {}, nil
    for i, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
      labels[#labels + 1] = item.abbr
      -- the first one is chosen already
      if item.abbr == take then steps = i - 1 end
    end
    if not steps then error('no ' .. take .. ' among: ' .. table.concat(labels, ' | '), 0) end
    nvim.type(('<C-n>'):rep(steps) .. '<C-y>')
    nvim.wait(take .. ' in the text', function() return nvim.text():find(expected, 1, true) end)
    return labels
  end)
end

--- What the server offers behind a text that is put below a line; what `take` names is put into the text as plugins do.
local function offered(below, text, take)
  return nvim.trial(function()
    nvim.at(below)
    local row = vim.api.nvim_win_get_cursor(0)[1]
    vim.api.nvim_buf_set_lines(0, row, row, false, { '', text })
    vim.api.nvim_win_set_cursor(0, { row + 2, 0 })
    local params = vim.lsp.util.make_position_params(0, nvim.client.offset_encoding)
    -- the cursor of normal mode is never behind the text
    params.position.character = #text
    local items = nvim.request('textDocument/completion', params).items
    local labels, taken = {}, nil
    for _, item in ipairs(items) do
      labels[#labels + 1] = item.label
      if item.label == take then taken = item end
    end
    if not taken then error('no ' .. take .. ' among: ' .. table.concat(labels, ' | '), 0) end
    vim.lsp.util.apply_text_edits({ taken.textEdit }, vim.api.nvim_get_current_buf(), nvim.client.offset_encoding)
    return { labels = labels, taken = taken, line = vim.api.nvim_buf_get_lines(0, row + 1, row + 2, false)[1] }
  end)
end

return {
  { 'completionOfClaims', function() return omni('next_review_date', 'controls: [A.8.1', 'A.8.12', '\ncontrols: [A.8.12') end },
  { 'completionOfIds', function() return omni('🔐 See', 'See 🔐 A.5.1', 'A.5.17', '\nSee 🔐 A.5.17') end },
  { 'completionByWords', function() return offered('🔐 See', 'See A.laptop', 'A.8.1') end },
  { 'completionOfValues', function() return offered('next_review_date', 'status: dr', 'draft') end },
  { 'completionOfHeadings', function() return offered('🔐 See', '## Cons', 'Consequences') end },
  { 'completionOfLinks', function() return offered('🔐 See', '[Joiners](../pro', '../procedures/joiners.md') end },
  { 'completionResolve', function()
    local item = offered('🔐 See', 'See A.5.15', 'A.5.15').taken
    return nvim.request('completionItem/resolve', item)
  end },
}
