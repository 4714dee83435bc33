namespace VocEdu.Cms.Units;

/// <summary>Kinds of units and what they are called (Law 124/2025; vietnam.md §14).</summary>
public static class UnitKinds
{
    public static readonly IReadOnlyDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["truong_cao_dang"] = "Trường cao đẳng",
        ["truong_trung_cap"] = "Trường trung cấp",
        ["truong_trung_hoc_nghe"] = "Trường trung học nghề",
        ["trung_tam_gdnn"] = "Trung tâm giáo dục nghề nghiệp",
        ["trung_tam_gdnn_gdtx"] = "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên",
        ["trung_tam_gdtx"] = "Trung tâm giáo dục thường xuyên",
        ["dai_hoc"] = "Trường đại học",
        ["doanh_nghiep"] = "Doanh nghiệp",
        ["hop_tac_xa"] = "Hợp tác xã",
        ["so"] = "Sở",
        ["phong"] = "Phòng, ban",
        ["xa_phuong"] = "Xã, phường, đặc khu",
        ["co_quan_bao_chi"] = "Cơ quan báo chí",
        ["khac"] = "Đơn vị khác",
    };

    public static string Label(string kind) => Labels.GetValueOrDefault(kind, kind);
}
