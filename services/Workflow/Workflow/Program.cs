using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;
using Seisan.Workflow;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("workflow");
builder.AddServiceDatabase<WorkflowDbContext>("workflow");
builder.AddMasterCopies(
    new("employees", "SELECT id, master_version AS version FROM employee_copy"),
    new("departments", "SELECT id, master_version AS version FROM department_copy"));
builder.AddMessaging<WorkflowDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(WorkflowTexts));
builder.Services.AddScoped<CompanyReader>();
builder.Services.AddScoped<ApprovalOpener>();
builder.Services.AddScoped<Withdrawals>();
builder.Services.AddScoped<IJobHandler, SettlePendingSubmission>();

var app = builder.Build();
app.MapWorkflowEndpoints();
return await app.RunServiceAsync<WorkflowDbContext>(args);
